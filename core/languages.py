"""In which language a text is: as far as full-text search asks, which stems and stop words fit.

Names are those of PostgreSQL's text search configurations; `simple` is for languages that it has
none for, and for texts that do not tell. A script that one language dominates decides by itself;
among languages in Latin letters the small words decide, and the author's locale when they are few.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

SIMPLE = "simple"
SAMPLE = 5_000
_ENOUGH_WORDS = 3
_CLEARLY = 1.5

# Languages that PostgreSQL has stems for, by their tag (BCP 47).
CONFIGURATIONS = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
NAMES = (SIMPLE, *sorted(set(CONFIGURATIONS.values())))

# Scripts, as the Unicode names of their letters begin: who writes in them, the likeliest first.
_WRITTEN_BY_ONE = {
    "ARABIC": ("ar",),
    "ARMENIAN": ("hy",),
    "CYRILLIC": ("ru", "sr"),
    "DEVANAGARI": ("hi", "ne"),
    "GREEK": ("el",),
    "HEBREW": ("yi",),
    "TAMIL": ("ta",),
}
# Letters of the neighbours in the same script, for whom there are no stems; and the Serbian ones.
_FOREIGN = {
    "ARABIC": re.compile("[\u067e\u0686\u0698\u06af\u0679\u0688\u0691\u06d2\u06be]"),
    "CYRILLIC": re.compile("[\u0456\u0457\u0454\u0491\u045e\u04d9\u049b\u04a3\u04e9\u04b1]"),
}
_SERBIAN = re.compile("[\u0452\u0458\u0459\u045a\u045b\u045f]")

# A dozen small words each, chosen to be rare in the others. Polish and Czech are here to be told
# from the rest, though there are no stems for them.
_SMALL_WORDS = {
    "ca": "amb els però més aquest aquesta són dels perquè també pels una",
    "cs": "jsem jsou není byl byla který která také protože při nebo mezi",
    "da": "og jeg ikke af blev efter også hvad hvor mig noget meget",
    "de": "und der die das ist nicht ein eine mit für auf wir ich auch",
    "en": "the and of is was with that this for are you from were have",
    "es": "el los las y por pero más una muy está como también",
    "et": "ja ei see oli aga mis kui ning ka oma seda väga",
    "fi": "ja on ei oli että mutta hän kun myös ovat niin sitä",
    "fr": "le les et des est une dans pour pas que qui avec sur",
    "hu": "és az egy nem hogy volt csak meg vagy már mint azt",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada",
    "it": "il che di non è una per sono della con gli anche",
    "lt": "ir yra kad bet buvo kaip tai su apie nuo labai jau",
    "nb": "og jeg ikke av ble etter også hva hvor meg noe mye",
    "nl": "het een en van niet ik is dat met voor zijn ook maar",
    "pl": "się nie jest na że jak był była przez ale oraz który",
    "pt": "o os um uma não com para mas são também muito foi ao",
    "ro": "și nu cu este sunt pentru din care mai fost într după",
    "sv": "och jag inte att det som är på för av efter också mycket",
    "tr": "ve bir bu için çok değil ile daha gibi ama olan sonra",
}
_TELLS: dict[str, tuple[str, ...]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _TELLS[_word] = (*_TELLS.get(_word, ()), _language)


def configuration(text: str, locale: str = "", stated: str | None = None) -> str:
    """Return the text search configuration for a text.

    `stated` is the language that the author said (a BCP 47 tag), which decides; `locale` the
    author's own, which decides between languages that the text does not tell apart.
    """
    if stated is not None:
        return CONFIGURATIONS.get(_primary(stated), SIMPLE)
    sample = text[:SAMPLE].casefold()
    script = _script(sample)
    if script == "LATIN":
        return CONFIGURATIONS.get(_latin(sample, _primary(locale)), SIMPLE)
    return CONFIGURATIONS.get(_by_script(script, sample, _primary(locale)), SIMPLE)


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _script(sample: str) -> str:
    """Return the script that most letters are of, as their Unicode names begin."""
    letters = (unicodedata.name(char, "?") for char in sample if char.isalpha())
    return _most(name.partition(" ")[0] for name in letters)


def _most(things: Iterable[str]) -> str:
    ranked = Counter(things).most_common(1)
    return ranked[0][0] if ranked else ""


def _by_script(script: str, sample: str, locale: str) -> str:
    languages = _WRITTEN_BY_ONE.get(script, ())
    if locale in languages:
        return locale
    if script in _FOREIGN and _FOREIGN[script].search(sample):
        return ""
    if script == "CYRILLIC" and _SERBIAN.search(sample):
        return "sr"
    if script == "CYRILLIC" and locale in ("bg", "mk", "uk", "be"):
        return ""
    # Most of what is written in Hebrew letters is Hebrew, which has no stems.
    return languages[0] if languages and script != "HEBREW" else ""


def _latin(sample: str, locale: str) -> str:
    """Return the language of the small words, if they say clearly another one than the locale."""
    votes = Counter(
        language for word in re.findall(r"\w+", sample) for language in _TELLS.get(word, ())
    )
    ranked = votes.most_common(1)
    if not ranked or locale == ranked[0][0]:
        return locale
    language, count = ranked[0]
    own = votes["nb" if locale in ("no", "nn") else locale]
    return language if count >= _ENOUGH_WORDS and count >= _CLEARLY * own else locale
