"""Makes the records of security: schemes, and alternatives (OR) of requirements (AND)."""

from __future__ import annotations

from codegen import ir, names
from codegen.bundle import Node


class Security:
    """The declared schemes of a document, and what each operation asks of them."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.schemes = {scheme.name: scheme for scheme in self._schemes()}

    def _schemes(self) -> list[ir.SecurityScheme]:
        components = self.root.get("components")
        declared = components.get("securitySchemes") if components else None
        namer = names.Namer()
        return [
            self._scheme(key, node.resolved(), namer)
            for key, node in (declared.members() if declared else ())
        ]

    def _scheme(self, key: str, node: Node, namer: names.Namer) -> ir.SecurityScheme:
        flows = node.get("flows")
        scopes: dict[str, None] = {}
        for _, flow in flows.members() if flows else ():
            listed = flow.get("scopes")
            scopes.update((scope, None) for scope, _ in (listed.members() if listed else ()))
        return ir.SecurityScheme(
            name=key,
            method=namer.take(names.snake(key)),
            type=node.value.get("type"),
            http_scheme=node.text("scheme").lower() or None,
            api_key_in=node.value.get("in"),
            api_key_name=node.text("name") or None,
            bearer_format=node.text("bearerFormat") or None,
            scopes=tuple(scopes),
            description=node.text("description"),
            source=node.location,
        )

    def alternatives(self, node: Node) -> tuple[ir.SecurityAlternative, ...]:
        """Give what an operation asks for: its own list, be it empty, or the default."""
        listed = node.get("security") or self.root.get("security")
        return tuple(self._alternative(entry) for entry in (listed.elements() if listed else ()))

    def _alternative(self, entry: Node) -> ir.SecurityAlternative:
        found = []
        for name, scopes in entry.members():
            if name not in self.schemes:
                raise entry.error(
                    f"security scheme {name!r} is not declared",
                    key=name,
                    hint="declare it in components/securitySchemes",
                )
            found.append(ir.SecurityRequirement(name, tuple(scopes.value)))
        return tuple(found)
