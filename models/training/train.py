"""Train the whole pipeline from the open data folder and write it to disk.

Usage: OMP_NUM_THREADS=1 python train.py DATA_FOLDER --work WORK_FOLDER --out MODEL_FOLDER [--only parser|ner|assemble]
           [--dispatches FILE]

Without --only, all three steps run one after the other. With --only, the parser (with the tagger) and the name
recogniser can be trained at the same time in two processes; the last step puts them together. FILE holds the dispatches
whose labelled sentences help to choose the best step of the name recogniser (see kcna_labels.py).
"""

import argparse
from pathlib import Path

import build_ner
import convert_ud
import static_vectors
from assemble import assemble
from spacy import util
from spacy.cli.train import train as spacy_train

HERE = Path(__file__).parent
STEPS = ("parser", "ner", "assemble")


def train_part(part: str, prefix: str, work: Path, **paths: Path) -> None:
    """Fill the configuration of one part with spaCy's defaults and train it."""
    config = util.load_config(HERE / f"{part}.cfg", interpolate=False)
    filled = util.load_model_from_config(config, auto_fill=True, validate=False).config
    filled.pop("pretraining", None)
    filled_path = work / f"{part}-filled.cfg"
    filled.to_disk(filled_path)
    files = {name: work / f"{prefix}-{name}.spacy" for name in ("train", "dev")} | paths
    spacy_train(filled_path, work / part, overrides={f"paths.{name}": str(file) for name, file in files.items()})


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with the open training data")
    parser.add_argument("--work", type=Path, default=Path("work"), help="folder for intermediate files")
    parser.add_argument("--out", type=Path, default=HERE.parent / "en_news", help="folder of the finished pipeline")
    parser.add_argument("--only", choices=STEPS, help="run a single step")
    parser.add_argument("--dispatches", type=Path, help="JSONL file with the dispatches of kcna_labels.jsonl")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    steps = [arguments.only] if arguments.only else STEPS
    if "parser" in steps:
        convert_ud.convert(arguments.data, arguments.work)
        train_part("parser", "ud", arguments.work)
    if "ner" in steps:
        static_vectors.build(arguments.work / "vectors")
        print(build_ner.build(arguments.data, arguments.work, arguments.dispatches))
        train_part("ner", "ner", arguments.work, vectors=arguments.work / "vectors")
    if "assemble" in steps:
        parser_folder, ner_folder = (arguments.work / part / "model-best" for part in ("parser", "ner"))
        assemble(arguments.data, parser_folder, ner_folder, arguments.out)


if __name__ == "__main__":
    main()
