"""Tools that know no noun: identifiers, tokens, slugs, cursors, HTML."""
