"""Markdown and HTML that was made to cost much: one kind each, at a size of one's choice."""

from __future__ import annotations

from collections.abc import Callable

SIZE = 200_000
"""What the contract takes of Markdown and HTML."""

_REPEATED = {
    "markdown": {
        "strikethrough": "~~a", "emphasis": "a**b", "nested emphasis": "*a **a ",
        "underscores": "_a__b", "brackets": "[", "links": "[a](", "pictures": "![[]()",
        "code spans": "`a", "dollars": "$a", "mathematics": "$a$", "lists in one line": "- ",
        "quotes": ">", "quotes in lists": "> - ", "tags": "<a ", "less": "<", "comments": "<!--",
        "instructions": "<?", "cdata": "<![CDATA[", "footnotes": "[^a]:", "references": "[^a] ",
        "addresses": "www.", "autolinks": "<http://a.b> ", "emails": "a@b.", "bars": "|",
        "terms": "a\n: ", "ampersands": "&", "entities": "&amp;", "items": "- a\n",
        "paragraphs": "a\n\n", "headings": "# a\n", "rules": "---\n", "fences": "```\na\n```\n",
        "alerts": "> [!NOTE]\n> a\n\n", "tasks": "- [x] a\n", "cjk": "**「a」**",
        "definitions": "[a]: b\n", "inline html": "<b>a</b>", "escapes": "\\*", "tabs": "\t",
        "lines": "\n", "setext": "a\n=\n",
    },
    "html": {
        "div": "<div>", "b": "<b>", "p b": "<p><b>", "font": "<font color=red>",
        "links": "<a href=http://a.b/c>", "anchors": "<a name=x>x", "less": "<", "ampersands": "&",
        "tables": "<table><tr><td>", "items": "<li>a", "comments": "<!--", "empty": "<!---->",
        "scripts": "<script>", "quotes": "<a b='", "double quotes": '<a b="', "xmp": "<xmp>",
        "headings": "<h1>a</h1>", "nested headings": "<h1><span>a", "svg": "<svg>",
        "math": "<math><mi>a", "misnested": "<b><i><u><p></b></p>", "ends": "</p>x",
        "spaces": "<a          ", "frames": "<iframe src=http://a.b/c></iframe>",
        "deep links": "<a href=http://a/><div>", "cdata": "<![CDATA[a]]>", "unknown": "<x y=z>",
        "pictures": "<img src=http://a.b/c srcset='http://a/b 1x,http://a/c 2x'>",
        "players": "<video src=http://a.b/c><source src=http://a/b>", "lines": "<br>",
    },
}  # fmt: skip


def _numbered(piece: str) -> Callable[[int], str]:
    return lambda size: "".join(piece.format(n) for n in range(size // (len(piece) + 3)))


_MADE: dict[str, dict[str, Callable[[int], str]]] = {
    "markdown": {
        "growing code spans": lambda size: "".join("`" * n + "a" for n in range(int(size**0.5))),
        "deep list": lambda size: "".join(f"{'  ' * n}- i\n" for n in range(int(size**0.5))),
        "deep quotes": lambda size: "> " * (size // 2) + "x",
        "wide table": lambda size: (
            f"|{'a|' * 1_000}\n|{'-|' * 1_000}\n" + "|a|\n" * ((size - 4_000) // 4)
        ),
        "long address": lambda size: f"[a]: /{'x' * (size // 2)}\n\n" + "[a]" * (size // 6),
        "many definitions": _numbered("[a{}]: /b\n"),
        "many footnotes": _numbered("[^{0}]: x\n\n[^{0}]\n\n"),
    },
    "html": {
        "attributes": lambda size: f"<p{_numbered(' a{}')(size - 10)}>",
        "same attributes": lambda size: f"<p{' title=x' * (size // 8)}>",
        "picture set": lambda size: f"<img srcset='{'http://a/b 1x, ' * (size // 15)}'>",
        "style": lambda size: f"<p style='{'color:red;' * (size // 10)}'>",
        "unknown elements": _numbered("<u{} a=b>"),
        "handlers": _numbered("<p on{}=b>"),
        "ids": _numbered("<b id=x{}>"),
        "fragments": _numbered("<a href=#x{}>"),
        "reopened": lambda size: ("<b>" * 40 + "<p>" * 20 + "x" + "</b>" * 40) * (size // 341),
    },
}
KINDS = [(form, kind) for form in ("markdown", "html") for kind in (*_REPEATED[form], *_MADE[form])]


def text(form: str, kind: str, size: int = SIZE) -> str:
    """Return a text of one kind that is at most so long."""
    piece = _REPEATED[form].get(kind)
    made = _MADE[form][kind](size) if piece is None else piece * (size // len(piece))
    return made[:size]
