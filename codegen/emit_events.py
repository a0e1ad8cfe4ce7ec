"""Writes events.py: names and payloads of the messages that `webhooks` declare."""

from __future__ import annotations

from codegen.emit_source import Call, Code, Module, assign, tidy, wrap
from codegen.ir import Contract, Event

_DOC = "The events of the contract: names, payloads, and where each payload's schema stands."


def module(contract: Contract) -> Module:
    """Return events.py."""
    made = Module(_DOC)
    made.use("codegen.runtime.events", "Event")
    events = contract.events
    if events:
        made.add(wrap("EventName = Literal", [event.name for event in events], "", brackets="[]"))
    else:
        made.add("EventName = str")
    kind = "Mapping[EventName, Event]"
    made.add(assign(f"EVENTS: {kind}", {event.name: _event(event) for event in events}))
    return made


def _event(event: Event) -> Call:
    kwargs: dict[str, object] = {"name": event.name}
    if event.schema is not None:
        kwargs["pointer"] = event.schema.pointer
        kwargs["model"] = Code(tidy(event.schema.annotation))
    kwargs["summary"] = event.summary
    return Call("Event", kwargs={key: value for key, value in kwargs.items() if value})
