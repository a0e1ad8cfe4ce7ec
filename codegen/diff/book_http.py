"""The book of rules, second part: differences of operations and of what surrounds them.

For webhooks and callbacks the sides are exchanged: their request is received by clients.
"""

from __future__ import annotations

from codegen.diff.book import (
    SILENT,
    Rule,
    Verdict,
    breaking,
    compatible,
    note,
    same,
    warning,
)

_KEEP = "keep it, deprecated, until nobody uses it"
_ALONGSIDE = "offer the new one beside the old one"
_FINE = compatible("what was accepted still is")
_MORE = compatible("clients pass over what they do not know")
_STOPS = breaking("every client that uses it fails")


def _rule(
    name: str, what: str, request: Verdict, response: Verdict, section: str, remedy: str = ""
) -> Rule:
    return Rule(name, what, request, response, section, remedy)  # type: ignore[arg-type]


OPERATIONS = (
    note("operation-added", "An operation is new.", "Added", "a further thing that clients may do"),
    same("operation-removed", "An operation is gone that was not deprecated.", _STOPS, "Removed",
         "deprecate it first, with `x-sunset: <date>`, and remove it after that date"),
    same("operation-removed-early", "A deprecated operation is gone before its `x-sunset`.",
         breaking("clients were promised it until that date"), "Removed",
         "keep it until the date, or agree on another one"),
    same("operation-retired", "A deprecated operation is gone, its `x-sunset` past or not set.",
         warning("clients were told, and fail if they did not listen"), "Removed",
         "look at the traffic first"),
    same("operation-id-changed", "The `operationId` is another.",
         warning("functions of generated clients are called otherwise"), "Changed",
         "keep the operationId"),
    note("operation-deprecated", "An operation became deprecated.", "Deprecated",
         "it works as before, and is going to be removed"),
    note("operation-restored", "An operation is no longer deprecated.", "Changed"),
    same("sunset-earlier", "`x-sunset` is an earlier date.",
         warning("clients have less time than they were promised"), "Deprecated",
         "keep the date"),
    same("webhook-removed", "A webhook or callback is gone.",
         breaking("clients that wait for it are no longer called"), "Removed", _KEEP),
    note("webhook-added", "A webhook or callback is new.", "Added",
         "a further thing that clients may wait for"),
)  # fmt: skip

PARAMETERS = (
    _rule("parameter-added", "An optional parameter is new.", _FINE, _MORE, "Added"),
    _rule("required-parameter-added", "A required parameter is new.",
          breaking("a request without it is refused"), _MORE, "Added",
          "make it optional, with a default"),
    _rule("parameter-removed", "A path, query or cookie parameter is gone.",
          breaking("a request that has it may be refused, or understood otherwise"),
          breaking("a client that relies on it no longer finds it"), "Removed", _KEEP),
    _rule("header-parameter-removed", "A header parameter is gone.",
          warning("a client that sends it is no longer listened to"),
          breaking("a client that relies on it no longer finds it"), "Removed", _KEEP),
    same("parameter-moved", "A parameter is sent in another place.", _STOPS, "Changed",
         "accept it in both places"),
    _rule("parameter-required", "A parameter became required.",
          breaking("a request without it is refused"), _MORE, "Changed", "give it a default"),
    _rule("parameter-optional", "A parameter became optional.", _FINE,
          breaking("a client may not find it"), "Changed", "keep sending it"),
    note("path-parameter-renamed", "A path parameter has another name.", "Changed",
         "addresses are the same; arguments of generated clients may be called otherwise"),
    same("parameter-style-changed", "`style` or `explode` is another.",
         breaking("what clients write is read otherwise"), "Changed", _ALONGSIDE),
    same("parameter-media-changed", "`content` in place of `schema`, or another media type.",
         breaking("what clients write is read otherwise"), "Changed", _ALONGSIDE),
    _rule("reserved-refused", "`allowReserved` is gone.",
          breaking("reserved characters must be escaped"), _MORE, "Changed", "keep accepting them"),
    _rule("reserved-allowed", "`allowReserved` is new.", _FINE,
          breaking("reserved characters come unescaped"), "Changed", "keep escaping them"),
    _rule("empty-value-refused", "`allowEmptyValue` is gone.",
          breaking("a parameter without a value is refused"), _MORE, "Changed",
          "keep accepting it"),
    _rule("empty-value-allowed", "`allowEmptyValue` is new.", _FINE,
          breaking("a parameter may come without a value"), "Changed", "keep sending one"),
    note("parameter-deprecated", "A parameter became deprecated.", "Deprecated",
         "it works as before, and is going to be removed"),
    note("parameter-restored", "A parameter is no longer deprecated.", "Changed"),
)  # fmt: skip

BODIES = (
    _rule("body-added", "An optional body is new.", _FINE, _MORE, "Added"),
    _rule("required-body-added", "A required body is new.",
          breaking("a request without it is refused"), _MORE, "Added", "make it optional"),
    same("body-removed", "There is no body any more.",
         breaking("the body is refused or passed over"), "Removed", _KEEP),
    _rule("body-required", "The body became required.",
          breaking("a request without it is refused"), _MORE, "Changed", "keep it optional"),
    _rule("body-optional", "The body became optional.", _FINE,
          breaking("a message may come without it"), "Changed", "keep sending it"),
    _rule("request-media-type-removed", "A media type of the body is gone.", _STOPS,
          compatible("it comes in another type that clients know"), "Removed", _KEEP),
    _rule("request-media-type-added", "A further media type of the body.", _FINE,
          breaking("clients may receive a type that they cannot read"), "Added",
          "send it only to clients that asked for it"),
    same("encoding-changed", "A part of a form is encoded otherwise.",
         breaking("what is written is read otherwise"), "Changed", _ALONGSIDE),
)  # fmt: skip

RESPONSES = (
    same("success-status-removed", "A successful status is gone.",
         breaking("clients that wait for this status do not see it"), "Removed",
         "keep answering with it"),
    same("success-status-added", "A further successful status.",
         warning("a client that knows only the old ones may take it for a failure"), "Added",
         "answer with it only when it is asked for"),
    same("error-status-added", "An error status that nothing covered.",
         warning("a client may not know how to read it"), "Added",
         "document `default` or `4XX` from the start"),
    note("error-status-removed", "An error status is gone.", "Removed",
         "clients prepare for an error that does not come"),
    note("status-detailed", "A status of its own, where `default` or a range was.", "Added",
         "bodies stay within what was there, as far as nothing else is told"),
    note("status-generalised", "`default` or a range, where a status of its own was.", "Removed",
         "bodies stay within what was there, as far as nothing else is told"),
    note("default-response-added", "`default` or a range of statuses is new.", "Added",
         "what was not documented is"),
    same("default-response-removed", "`default` or a range of statuses is gone.",
         warning("what the statuses without an entry look like is no longer promised"), "Removed",
         "keep it"),
    same("response-media-type-removed", "A media type of the answer is gone.", _STOPS, "Removed",
         _KEEP),
    note("response-media-type-added", "A further media type of the answer.", "Added",
         "clients get what they accept"),
    same("header-removed", "An optional header of the answer is gone.",
         warning("a client that reads it no longer finds it"), "Removed", _KEEP),
    same("required-header-removed", "A required header of the answer is gone.",
         breaking("a client that relies on it no longer finds it"), "Removed", _KEEP),
    note("header-added", "A header of the answer is new.", "Added", _MORE.means),
    same("header-optional", "A header of the answer became optional.",
         breaking("a client that relies on it may not find it"), "Changed", "keep sending it"),
    note("header-required", "A header of the answer became required.", "Changed", _MORE.means),
    same("header-style-changed", "A header is written in another style.",
         breaking("what is written is read otherwise"), "Changed", _ALONGSIDE),
    note("problem-removed", "A problem type is no longer answered.", "Removed",
         "clients prepare for a problem that does not come"),
    same("problem-added", "A further problem type is answered.",
         warning("a client sees a problem that it does not know, at a status that it does"),
         "Added", "tell clients to treat unknown types by their status (RFC 9457 §3.1.1)"),
    note("link-added", "A link is new.", "Added"),
    same("link-removed", "A link is gone.",
         warning("a client that follows it must find its way otherwise"), "Removed", _KEEP),
    same("link-changed", "A link leads elsewhere or takes other values.",
         warning("a client that follows it arrives elsewhere"), "Changed", _ALONGSIDE),
)  # fmt: skip

SECURITY = (
    same("security-added", "A public operation asks for credentials.",
         breaking("requests without credentials are refused"), "Changed",
         "keep `{}` among the alternatives"),
    same("security-removed", "An operation lets anonymous callers in.",
         warning("nothing breaks, but what was kept from the public no longer is"), "Changed",
         "make sure that this is meant"),
    same("scope-added", "A further scope is asked for.",
         breaking("credentials that were good enough are refused"), "Changed",
         "accept the old scopes as an alternative until tokens were renewed"),
    note("scope-removed", "A scope is no longer asked for.", "Changed", _FINE.means),
    same("security-alternative-removed", "A way to authenticate is gone.",
         breaking("clients that authenticate that way are refused"), "Removed", _KEEP),
    note("security-alternative-added", "A further way to authenticate.", "Added", _FINE.means),
    same("security-scheme-changed", "A scheme that is in use is another.",
         breaking("credentials are expected elsewhere, or in another form"), "Changed",
         "declare a second scheme and accept both"),
    same("oauth-flow-removed", "A flow of an OAuth scheme is gone.",
         breaking("clients that get their tokens that way cannot"), "Removed", _KEEP),
    note("oauth-flow-added", "A flow of an OAuth scheme is new.", "Added", _FINE.means),
    same("oauth-url-changed", "An address of an OAuth or OpenID scheme is another.",
         warning("clients that do not read the document go to the old one"), "Changed",
         "redirect from the old address"),
)  # fmt: skip

SERVERS = (
    same("server-removed", "The address of a server is gone.",
         breaking("clients that call it fail"), "Removed", "keep it answering, or redirect"),
    note("server-added", "A further server.", "Added", SILENT.means),
    same("server-variable-narrowed", "A variable of a server lost a value.",
         breaking("clients that use the value fail"), "Removed", "keep it answering, or redirect"),
    note("server-variable-widened", "A variable of a server has a further value.", "Added"),
    same("server-default-changed", "A variable of a server has another default.",
         warning("clients that leave it out call another server"), "Changed", "keep the default"),
)  # fmt: skip

HTTP_RULES = (*OPERATIONS, *PARAMETERS, *BODIES, *RESPONSES, *SECURITY, *SERVERS)
