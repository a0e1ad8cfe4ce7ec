"""`python -m bench`: every benchmark of this folder, one after another, with the same options."""

from __future__ import annotations

import sys

from bench import contract_cost, generated_routes


def main() -> None:
    """Run them; `--rounds` and `--requests` are theirs."""
    for benchmark in (contract_cost, generated_routes):
        heading = (benchmark.__doc__ or "").partition("\n")[0]
        sys.stdout.write(f"\n{heading}\n\n")
        sys.stdout.flush()
        benchmark.main()


if __name__ == "__main__":
    main()
