"""A search finds what a reader means: labelled queries over posts in many languages.

Where a language has forms of a word and PostgreSQL has its stems, most queries use another form
than the post. What those stems do not bring together (Dutch fiets and fietsen) is no label.
"""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from core.words import query
from store import search
from tests.store.conftest import World, conforms, paragraph

# key: (author's locale, title, text)
POSTS = {
    "en-otter": ("en", "Otters in the harbour", "Two otters were swimming under the old pier."),
    "en-house": ("en", "Building a house", "We built our house of wood beside the river."),
    "en-bread": ("en", "Sourdough", "The loaves were baked slowly, and the crust is dark."),
    "de-haus": ("de", "Häuser am Fluss", "Die Häuser sind alt und die Gärten nicht gepflegt."),
    "de-vogel": (
        "en",
        "Vögel im Winter",
        "Die Vögel suchen Futter und wir füttern sie für den Hund.",
    ),
    "de-strasse": ("de", "Die Straße", "Auf der STRASSE ist es laut und nicht schön."),
    "fr-chat": ("fr", "Les chats du quartier", "Les chats dorment dans les jardins pour la nuit."),
    "es-mar": (
        "es",
        "Los barcos",
        "Los barcos vuelven al puerto por la tarde con una luz muy suave.",
    ),
    "nl-fiets": ("nl", "Fietsen", "Wij fietsten door het bos en het was niet ver van huis."),
    "tr-kitap": ("tr", "Kitaplar", "Bu kitapları çok sevdim ve bir daha okudum."),
    "ru-kot": ("ru", "Коты на крыше", "Старые коты спят на крышах домов, ещё тёплых."),
    "ru-kniga": ("en", "Книги", "Я читаю интересные книги каждый вечер."),
    "uk-misto": ("uk", "Їжаки в місті", "Їжаки живуть у нашому місті біля річки."),
    "el-thalassa": ("el", "Η θάλασσα", "Οι θάλασσες είναι γαλανές και οι γάτες κοιμούνται."),
    "ar-kitab": ("ar", "الكتب القديمة", "قرأت الكتاب في المكتبة الكبيرة أمس."),
    "ar-qahwa": ("ar", "القهوة", "شربنا القهوة العربية في الصباح."),
    "fa-baran": ("fa", "باران", "امروز باران می‌بارد و پنجره باز است."),
    "he-yam": ("he", "הים", "הלכנו לים בבוקר וראינו סירה קטנה."),
    "hi-kitab": ("hi", "किताबें", "मुझे पुरानी किताबें पढ़ना पसंद है।"),
    "zh-xuexi": ("zh", "机器学习的入门教程", "本文介绍机器学习和深度学习的基础知识。"),
    "zh-beijing": ("zh", "北京的秋天", "北京的秋天很美，香山的红叶红了。"),
    "zh-mao": ("zh", "我家的猫", "我家有一只黑猫，它喜欢睡觉。"),
    "zh-tw": ("zh-TW", "臺北的夜市", "臺北的夜市有很多小吃，例如臭豆腐。"),
    "ja-tower": ("ja", "東京タワー", "東京タワーは夜になるとライトアップされます。"),
    "ja-sakura": ("ja", "桜の季節", "公園で桜を見ながらお弁当を食べました。"),
    "ja-prog": ("ja", "プログラミング入門", "Pythonでプログラミングを始めよう。ｶﾞﾗｽの向こう。"),
    "ko-hangeul": ("ko", "한국어 공부", "한국어를 공부하는 것은 재미있습니다."),
    "ko-kimchi": ("ko", "김치 만들기", "어머니와 함께 김치를 담갔어요."),
    "th-ahan": ("th", "อาหารไทย", "ฉันชอบทำอาหารไทยในวันหยุด"),
    "mixed": ("en", "干潮 at the pier", "At low tide we saw the 燈台 from the beach."),
}

# query: the posts that it has to find, and no others
QUERIES = {
    # English: other forms, case, phrases, exclusion
    "otter": {"en-otter"},
    "SWIM": {"en-otter"},
    "houses": {"en-house"},
    "rivers wooden": set(),
    "baking loaf": set(),
    "bake crusts": {"en-bread"},
    '"old pier"': {"en-otter"},
    "pier": {"en-otter", "mixed"},
    "pier -otters": {"mixed"},
    "sourdough or otters": {"en-bread", "en-otter"},
    # German: umlauts, ß, an author whose locale says otherwise
    "haus": {"de-haus"},
    "Garten": {"de-haus"},
    "gartens": {"de-haus"},
    "Vogel": {"de-vogel"},
    "Hunde": {"de-vogel"},
    "strassen": {"de-strasse"},
    "Straßen": {"de-strasse"},
    # more languages in Latin letters
    "chat": {"fr-chat"},
    "jardin": {"fr-chat"},
    "barco": {"es-mar"},
    "puertos": {"es-mar"},
    "bos": {"nl-fiets"},
    "kitap": {"tr-kitap"},
    # Cyrillic, Greek
    "кот": {"ru-kot"},
    "крыша": {"ru-kot"},
    "еще теплых": {"ru-kot"},
    "книга": {"ru-kniga"},
    "интересная книга": {"ru-kniga"},
    "їжаки": {"uk-misto"},
    "γάτα": {"el-thalassa"},
    # right to left
    "كتاب": {"ar-kitab"},
    "المكتبة": {"ar-kitab"},
    "قهوة": {"ar-qahwa"},
    "باران": {"fa-baran"},
    "סירה": {"he-yam"},
    # Indic
    "किताब": {"hi-kitab"},
    # Chinese
    "机器学习": {"zh-xuexi"},
    "机器学习教程": {"zh-xuexi"},
    '"机器学习教程"': set(),
    "深度学习": {"zh-xuexi"},
    "北京": {"zh-beijing"},
    "红叶": {"zh-beijing"},
    "北京 红叶": {"zh-beijing"},
    "猫": {"zh-mao"},
    "黑猫": {"zh-mao"},
    "夜市": {"zh-tw"},
    "北京 -红叶": set(),
    # Japanese
    "東京": {"ja-tower"},
    "タワー": {"ja-tower"},
    "桜": {"ja-sakura"},
    "お弁当": {"ja-sakura"},
    "プログラミング": {"ja-prog"},
    "python プログラミング": {"ja-prog"},
    "ガラス": {"ja-prog"},
    "ﾀﾜｰ": {"ja-tower"},
    # Korean
    "한국어": {"ko-hangeul"},
    "공부": {"ko-hangeul"},
    "김치": {"ko-kimchi"},
    "어머니": {"ko-kimchi"},
    # Thai
    "อาหาร": {"th-ahan"},
    "อาหารไทย": {"th-ahan"},
    # scripts mixed in one query and one post: neither half is dropped
    "干潮 pier": {"mixed"},
    "燈台 beaches": {"mixed"},
    "燈台 otters": set(),
    "干潮 北京": set(),
    "東京 or otters": {"ja-tower", "en-otter"},
}

# key: (author's locale, title, text, queries that find it and nothing else). Each text in a
# language that writes with marks; each query leaves them out, writes them otherwise, or adds some.
ACCENTS = {
    "fr": (
        "fr",
        "Une soirée au café",
        "Les élèves ont aimé la forêt et le garçon naïf pour son cœur léger.",
        (
            "cafe | CAFÉ | cafe\u0301 | eleves | foret | forêts | garcon | naif | coeur"
            ' | aimer | aimée | "garçon naif" | soiree cafés | "au cafe"'
        ),
    ),
    "de": (
        "de",
        "Zürich im März",
        "Die Straßen sind nass und die Blüten nicht größer als mein Schlüssel.",
        "zurich | ZÜRICH | marz | strassen | STRASSEN | bluten | blüte | schlussel",
    ),
    "es": (
        "es",
        "El niño y la cigüeña",
        "Mañana por la tarde una canción muy bonita está en la montaña.",
        "nino | niños | ciguena | manana | cancion | canciones | montana | montáña",
    ),
    "pt": (
        "pt",
        "São João",
        "As informações não são para o coração do avô também.",
        "sao joao | coracao | informacoes | informações | avo | avó",
    ),
    "tr": (
        "tr",
        "İstanbul'da ışık",
        "Bu şehrin çiçekleri çok güzel ve bir kitapçı için değil.",
        (
            "istanbul | İSTANBUL | ISTANBUL | isik | IŞIK | ışık | sehrin | cicekleri | çiçek"
            " | guzel | GÜZEL"
        ),
    ),
    "vi": (
        "vi",
        "Phở ở Hà Nội",
        "Đường phố Đà Nẵng buổi sáng, một tô bún bò Huế nóng.",
        "pho | ha noi | hà nội | da nang | Đà Nẵng | duong | bun bo hue | hué",
    ),
    "pl": (
        "pl",
        "Łódź nocą",
        "Żółw był przez całą noc w źródle i nie jest śpiący.",
        "lodz | łódź | ŁÓDŹ | noca | zolw | calą | zrodle | spiacy",
    ),
    "cs": (
        "cs",
        "Dvořák v Plzni",
        "Příliš žluťoučký kůň není který úpěl.",
        "dvorak | kun | KŮŇ",
    ),
    "da": (
        "da",
        "Smørrebrød på Ærø",
        "Jeg spiste rødgrød med fløde i Ålborg også.",
        "smorrebrod | smørrebrød | aero | rodgrod | flode | alborg | ålborg | ÆRØ",
    ),
    "hu": (
        "hu",
        "Őszi erdő",
        "Az árvíztűrő tükörfúrógép nem egy hegedű, hogy meg volt.",
        "oszi | erdo | arvizturo | tukorfurogep | hegedu | hegedűk",
    ),
    "ro": (
        "ro",
        "Țara și școala",
        "Nu este pentru copiii din oraș, mai ales după ploaie.",
        "tara",
    ),
    "el": (
        "el",
        "Ελλάδα",
        "Ο άνθρωπος και το παιδί ήταν στο νησί, ὁ φίλος τοῦ ποιητοῦ.",
        "ελλαδα | ΕΛΛΆΔΑ | ΑΝΘΡΩΠΟΣ | ανθρωπος | νησι | φιλοσ | ποιητου",
    ),
    "ru": (
        "ru",
        "Ёлка",
        "Большо́й за́мок стоял на берегу, а наш йод остыл.",
        "елка | ёлки | замок | за\u0301мок | большой | йод",
    ),
    "he": (
        "he",
        "שָׁלוֹם עֲלֵיכֶם",
        "בְּרֵאשִׁית בָּרָא אֱלֹהִים",
        "שלום | שָׁלוֹם | בראשית | אלהים",
    ),
    "ar": (
        "ar",
        "السَّلَامُ",
        "الأطفال يلعبون في الحديقة مع الرجــــل وأحمد.",
        "السلام | السَّلام | الاطفال | الحديقة | الرجل | واحمد",
    ),
    "ja": (
        "ja",
        "ガラスの靴",
        "ばら色のパン屋さん。",
        "ｶﾞﾗｽ | ガラス | ばら色 | パン",
    ),
    "hi": (
        "hi",
        "हिन्दी की कविता",
        "यह फ़िल्म अच्छी है।",
        "कविता | हिन्दी",
    ),
    "en": (
        "en",
        "A résumé",
        "The façade of Motörhead's fiancée, naïve and coöperative, costs ½.",
        "resume | résumés | facade | motorhead | fiancee | cooperative | coöperate",
    ),
}

# What another letter makes another word finds none of them: й is no и, が no か.
DIFFERENT = ("иод", "большои", "カラス", "はら色", "ハン屋", "कवता", "kafe", "strase")


async def test_accents_are_ignored(world: World) -> None:
    """In every language, whichever side has them; stems and phrases go on to work."""
    keys: dict[str, str] = {}
    for number, (key, (locale, title, text, _)) in enumerate(ACCENTS.items()):
        keys[str(await _published(world, number, locale, title, text))] = key
    wrong = {}
    for key, (*_, queries) in ACCENTS.items():
        for text in queries.split(" | "):
            found = await _found(world, text)
            shown = [ranges for _, ranges in found if ranges]
            if [keys[post] for post, _ in found] != [key] or not shown:
                wrong[text] = found
    assert wrong == {}
    assert [text for text in DIFFERENT if await _found(world, text)] == []


async def test_what_is_excluded_is_excluded_with_and_without_accents(world: World) -> None:
    """A post that has the word in either way is left out; of alternatives, each."""
    for number, text in enumerate(("pier café", "pier cafe", "pier", "wharf café", "wharf")):
        await _published(world, number, "en", f"N{number}", text)

    async def titles(text: str) -> set[str]:
        page = await search.page(world.reading(), text, 100)
        return {finding(item)["post"]["title"] for item in page.items}

    assert await titles("pier -café") == await titles("pier -cafe") == {"N2"}
    assert await titles("pier or wharf -café") == {"N2", "N4"}
    assert await titles("-café") == set()


async def test_what_is_found_is_shown_as_it_was_written(world: World) -> None:
    """The ranges are of the author's text, accents and all, in any form."""
    text = "Zażółć gęślą jaźń, ﬁn de siècle, İzmir, S\u0323\u0307o, שָׁלוֹם, ｶﾞﾗｽ."
    await _published(world, 0, "pl", "Große Œuvres", text)
    for asked, shown in {
        "zazolc": ["Zażółć"],
        "jazn fin": ["jaźń", "ﬁn"],
        "izmir": ["İzmir"],
        "so": ["\u1e68o"],
        "שלום": ["שָׁלוֹם"],
        "ガラス": ["ｶﾞﾗｽ"],
        "grosse oeuvres": ["Große", "Œuvres"],
    }.items():
        assert [ranges for _, ranges in await _found(world, asked)] == [shown], asked


async def _published(world: World, number: int, locale: str, title: str, text: str) -> Any:
    """Publish one post by an author of this locale; return its id."""
    who = await world.person(f"author{number}")
    await world.sql("UPDATE users SET locale = $1 WHERE id = $2", locale, who.user_id)
    entry = await world.entry(
        who, await world.workspace(who), title=title, content={"blocks": [paragraph(text)]}
    )
    return (await world.publish(who, entry))[0]


async def _found(world: World, text: str) -> list[tuple[str, list[str]]]:
    """Search; return each finding's id and what of it is shown as found."""
    page = await search.page(world.reading(), text, 100)
    return [(found["post"]["id"], shown_in(found)) for found in map(finding, page.items)]


def shown_in(found: dict[str, Any]) -> list[str]:
    """Return the parts of title and excerpt that their ranges name."""
    return [
        whole[r["start"] : r["start"] + r["length"]]
        for whole, ranges in (
            (found["post"]["title"], found["title_highlights"]),
            (found["excerpt"]["text"], found["excerpt"]["highlights"]),
        )
        for r in ranges
    ]


@pytest.fixture
async def library(world: World) -> dict[str, str]:
    """Publish every post, each by an author of its locale; give the keys of their ids."""
    keys: dict[str, str] = {}
    for number, (key, (locale, title, text)) in enumerate(POSTS.items()):
        who = await world.person(f"author{number}")
        await world.sql("UPDATE users SET locale = $1 WHERE id = $2", locale, who.user_id)
        workspace = await world.workspace(who)
        content = {"blocks": [paragraph(text)]}
        entry = await world.entry(who, workspace, title=title, content=content)
        made = await world.publish(who, entry)
        keys[str(made[0])] = key
    return keys


async def test_labelled_queries(world: World, library: dict[str, str]) -> None:
    """Each query finds exactly the posts that its label names; all that fail are told."""
    assert len(QUERIES) >= 40
    wrong = {}
    for text, expected in QUERIES.items():
        page = await search.page(world.reading(), text, 100)
        found = {library[finding(item)["post"]["id"]] for item in page.items}
        if found != expected:
            wrong[text] = {"missing": expected - found, "beside": found - expected}
    assert wrong == {}


async def test_every_finding_shows_why(world: World, library: dict[str, str]) -> None:
    """Title or excerpt has a range, and every range holds letters of the text."""
    for text, expected in QUERIES.items():
        if not expected:
            continue
        for item in (await search.page(world.reading(), text, 100)).items:
            found = finding(item)
            shown = shown_in(found)
            assert shown, (text, found["post"]["title"])
            assert all(part.strip() == part and part for part in shown), (text, shown)


async def test_the_languages_are_those_of_the_posts(world: World, library: dict[str, str]) -> None:
    """Also where an author's locale says something else."""
    found = await world.sql("SELECT id, language FROM posts")
    languages = {library[str(row[0])]: row[1] for row in found}
    expected: dict[str, Any] = {"de-vogel": "german", "ru-kniga": "russian", "mixed": "english"}
    expected |= {"uk-misto": "simple", "fa-baran": "simple", "he-yam": "simple", "zh-mao": "simple"}
    expected |= {"ar-kitab": "arabic", "hi-kitab": "hindi", "tr-kitap": "turkish"}
    assert {key: languages[key] for key in expected} == expected


def finding(item: bytes) -> dict[str, Any]:
    """Check a finding against the contract; return it."""
    assert conforms("SearchResult", item)
    value: dict[str, Any] = orjson.loads(item)
    return value


def test_no_part_of_a_query_is_dropped() -> None:
    """Every letter of every labelled query is in what the database is asked."""
    for text in QUERIES:
        asked = query(text)
        words = [word for word in text.replace('"', " ").split() if not word.startswith("-")]
        for word in words:
            keys = query(word).wanted.terms.replace('"', "").split(" ")
            assert any(key in asked.wanted.terms for key in keys), text
