# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""The compiled JSON Schemas of the contract, each made when first asked for.

`VALIDATORS.at(pointer)` is the validator of the schema at a JSON Pointer into `DOCUMENT`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from codegen.runtime.validation import Validators

PATH = Path(__file__).with_name("contract.json")
DOCUMENT: dict[str, Any] = json.loads(PATH.read_bytes())
VALIDATORS = Validators(DOCUMENT)
