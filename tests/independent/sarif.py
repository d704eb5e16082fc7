"""Holds `gongkai check --format sarif` (standard input) against the published schema of SARIF 2.1.0 and says how many results it has."""

import json
import pathlib
import sys

import jsonschema

SCHEMA = pathlib.Path(__file__).parent.parent / "schema" / "sarif-2.1.0.json"


def main() -> None:
    """Prints every fault; the exit status says whether there was one."""
    document = json.load(sys.stdin)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    faults = list(jsonschema.Draft7Validator(schema).iter_errors(document))
    for fault in faults:
        print(f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}")
    results = sum(len(run["results"]) for run in document["runs"])
    print(f"{results} results, {len(faults)} faults")
    sys.exit(1 if faults or not results else 0)


if __name__ == "__main__":
    main()
