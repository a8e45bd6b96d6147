"""Makes the JSON Schemas of mteb's result files: src/test/resources/golden/mteb-{task-result,model-meta}.schema.json.

They are what pydantic says of mteb's own classes TaskResult and ModelMeta, with what the classes check beyond their types:
that an entry of scores has a main score, a subset and languages, and a model's name an organisation. Where pydantic takes
more than its schema says, the schema says so too: a date may be a number, and a loader, which is a function, is null in a file.

    PYTHONPATH=<checkout of mteb> python result_schema.py ../resources/golden
"""

import importlib.metadata
import json
import sys
import types
from datetime import date
from pathlib import Path

MTEB = "2.20.0"
OUT = Path(sys.argv[1])

# mteb is run from its source, so it is not installed and has no version of its own; trec_eval is not needed here.
installed_version = importlib.metadata.version
importlib.metadata.version = lambda name: MTEB if name == "mteb" else installed_version(name)
sys.modules["pytrec_eval"] = types.ModuleType("pytrec_eval")

from mteb.models import ModelMeta  # noqa: E402
from mteb.results import TaskResult  # noqa: E402
from pydantic.json_schema import GenerateJsonSchema  # noqa: E402


class OfFiles(GenerateJsonSchema):
    def datetime_schema(self, schema):
        return {"anyOf": [super().datetime_schema(schema), {"type": "number"}]}

    def callable_schema(self, schema):
        return {"type": "null"}


def terse(schema):
    """Without titles and descriptions, which check nothing; a property may have such a name."""
    if isinstance(schema, list):
        return [terse(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: {name: terse(each) for name, each in value.items()} if key in ("properties", "$defs") else terse(value)
        for key, value in schema.items()
        if key not in ("title", "description")
    }


def write(name, schema):
    content = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$comment": f"evaluation/src/test/golden/result_schema.py: mteb {MTEB}, commit a905523, pydantic "
        + f"{installed_version('pydantic')}, {date.today()}",
        **terse(schema),
    }
    (OUT / f"{name}.schema.json").write_text(json.dumps(content, indent=1) + "\n")


result = TaskResult.model_json_schema(schema_generator=OfFiles)
entry = result["properties"]["scores"]["additionalProperties"]["items"]
entry["required"] = ["main_score", "hf_subset", "languages"]  # TaskResult._validate_scores_dict
entry["properties"] = {"hf_subset": {"type": "string"}, "languages": {"type": "array"}}
write("mteb-task-result", result)

model = ModelMeta.model_json_schema(schema_generator=OfFiles)
name = next(each for each in model["properties"]["name"]["anyOf"] if each["type"] == "string")
name["pattern"] = "/"  # ModelMeta._check_name
write("mteb-model-meta", model)
