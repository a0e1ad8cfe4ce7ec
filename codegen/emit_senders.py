"""Writes senders.py: typed builders of the requests that the service sends."""

from __future__ import annotations

from codegen.emit_operations import parameter_call
from codegen.emit_requests import body_type, free, parameter_annotation
from codegen.emit_source import STEP, Call, Code, Module, assign, docstring, optional, quoted, wrap
from codegen.ir import Contract, Message
from codegen.media import is_json

_DOC = """Builds the requests of the document's webhooks and callbacks.

Each function returns an `Outgoing`, which a `Sender` of your own sends with any HTTP client."""


def module(contract: Contract) -> Module:
    """Return senders.py."""
    made = Module(_DOC)
    messages = contract.messages
    if not messages:
        return made
    made.use("codegen.runtime.senders", "Message", "Outgoing", "build")
    if any(message.url is not None for message in messages):
        made.use("codegen.runtime.expressions", "Exchange")
    if any(message.parameters for message in messages):
        made.use("codegen.runtime", "Parameter")
    for message in messages:
        made.add(assign(_constant(message), _descriptor(message)))
    made.add(*(_builder(message) for message in messages))
    return made


def _constant(message: Message) -> str:
    return f"{message.function.upper()}_MESSAGE"


def _descriptor(message: Message) -> Call:
    kwargs = {
        "name": message.name,
        "method": message.method,
        "parameters": tuple(parameter_call(parameter) for parameter in message.parameters),
        "media_type": message.body.media_type if message.body is not None else None,
        "statuses": message.statuses,
    }
    return Call("Message", kwargs={key: value for key, value in kwargs.items() if value})


def _builder(message: Message) -> str:
    """Return one function: where to, the body, and the parameters by keyword."""
    fields = [parameter.field for parameter in message.parameters]
    first = free("url" if message.url is None else "exchange", fields)
    declared = [Code(f"{first}: {'str' if message.url is None else 'Exchange'}")]
    passed = []
    if message.body is not None:
        shape = body_type(message.body)
        shape = f"{shape} | Json[{shape}]" if is_json(message.body.media_type) else shape
        given = shape if message.body_required else f"{optional(shape)} = None"
        declared.append(Code(f"body: {given}"))
        passed.append(Code("body"))
    declared += [Code("*")] if message.parameters else []
    for parameter in sorted(message.parameters, key=lambda p: not p.required):
        default = "" if parameter.required else " = None"
        annotation = parameter_annotation(parameter)
        annotation = annotation if parameter.required else optional(annotation)
        declared.append(Code(f"{parameter.field}: {annotation}{default}"))
        passed.append(Code(f"{parameter.field}={parameter.field}"))
    url = first if message.url is None else f"{first}.text({quoted(message.url)})"
    return "\n".join(
        [
            wrap(f"def {message.function}", declared, " -> Outgoing:"),
            docstring(_title(message), STEP),
            wrap("return build", [Code(_constant(message)), Code(url), *passed], "", indent=STEP),
        ]
    )


def _title(message: Message) -> str:
    kind = f"callback {message.name} of {message.owner}" if message.owner else message.name
    summary = message.summary.strip().split("\n\n")[0]
    return f"{message.method} {kind}" + (f": {summary}" if summary else "")
