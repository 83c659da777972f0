#!/usr/bin/env python3
"""Writes the `pinyin` column of the choice lists of a questionnaire.

    Tools/pinyin.sh [--check] QUESTIONNAIRE-FOLDER...

Authors run it after they have added or renamed a choice; its result is committed, so that the program needs no
dictionary of its own when it starts. Each choice with a Chinese label gets one reading of the label and one of
each Chinese alias. The file is edited in place, at the rows that change, and nothing else in it is touched.

With --check nothing is written: the status is 1 where a row would change.
"""
import argparse
import pathlib
import sys

import yaml
from pypinyin import Style, lazy_pinyin, load_phrases_dict

# Names and words that the dictionary reads otherwise than the people of the county do.
# Every row has been read by a person; `--check` and the tests of the questionnaire keep it so.
READINGS = {
    "同心县": "tong xin xian",
    "豫海镇": "yu hai zhen",
    "塬": "yuan",
    "乐园": "le yuan",
    "重新": "chong xin",
    "重大": "zhong da",
    "重度": "zhong du",
    "长期": "chang qi",
    "参与": "can yu",
    "适儿化": "shi er hua",
    "人行道": "ren xing dao",
}


def is_chinese(character):
    return "\u3400" <= character <= "\u9fff"


def reading(text):
    """The syllables of a text, without tone marks, ü as v; digits and Latin words stay as they are."""
    parts = []
    run = ""
    for character in text:
        if is_chinese(character) or character.isascii() and character.isalnum():
            run += character
        elif run:
            parts.append(run)
            run = ""
    parts.append(run)
    syllables = [s.strip().lower() for part in parts if part for s in lazy_pinyin(part, style=Style.NORMAL)]
    return " ".join(s for s in syllables if s)


def readings(choice):
    label = choice.get("label")
    chinese = label.get("zh") if isinstance(label, dict) else label
    aliases = choice.get("aliases") or []
    texts = [chinese] + (aliases if isinstance(aliases, list) else [aliases])
    found = []
    for text in texts:
        if isinstance(text, str) and any(map(is_chinese, text)):
            one = reading(text)
            if one not in found:
                found.append(one)
    return found


def written(found):
    return found[0] if len(found) == 1 else "[" + ", ".join(found) + "]"


def scalar(node):
    return node.value if isinstance(node, yaml.ScalarNode) else None


def rows(root):
    """Each row of each list of the file's `choices:`."""
    for key, value in root.value if isinstance(root, yaml.MappingNode) else []:
        if scalar(key) != "choices":
            continue
        for _, body in value.value:
            for inner, sequence in body.value:
                if scalar(inner) == "choices":
                    yield from sequence.value


def edit(text, row):
    """The replacement that gives one row its column, as (start, end, text); None where it has it already."""
    choice = yaml.safe_load(text[row.start_mark.index:row.end_mark.index]) if row.flow_style else None
    if choice is None:
        choice = plain(row)
    found = readings(choice)
    if not found:
        return None
    members = {scalar(key): (key, value) for key, value in row.value}
    new = written(found)
    if "pinyin" in members:
        node = members["pinyin"][1]
        old = text[node.start_mark.index:node.end_mark.index]
        return None if old == new else (node.start_mark.index, node.end_mark.index, new)
    anchor = members["aliases" if "aliases" in members else "label"]
    end = last_index(anchor[1])
    if row.flow_style:
        return (end, end, ", pinyin: " + new)
    return (end, end, "\n" + " " * anchor[0].start_mark.column + "pinyin: " + new)


def last_index(node):
    """Where the text of a node ends; the end mark of a block mapping stands behind the blank lines after it."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        return last_index(node.value[-1][1])
    return node.end_mark.index


def plain(node):
    if isinstance(node, yaml.MappingNode):
        return {scalar(key): plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(value) for value in node.value]
    return node.value


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="write nothing; 1 where a row would change")
    arguments.add_argument("folders", nargs="+", type=pathlib.Path)
    options = arguments.parse_args()
    load_phrases_dict({word: [[s] for s in text.split()] for word, text in READINGS.items()})
    changed = 0
    for path in sorted(p for folder in options.folders for p in folder.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        edits = [e for e in (edit(text, row) for row in rows(yaml.compose(text))) if e]
        if not edits:
            continue
        changed += len(edits)
        print(f"{path}: {len(edits)}", file=sys.stderr)
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        if not options.check:
            path.write_text(text, encoding="utf-8")
    sys.exit(1 if options.check and changed else 0)


if __name__ == "__main__":
    main()
