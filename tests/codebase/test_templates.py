"""What every template has to have."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2] / "qa_app"
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))


def test_every_page_has_a_title() -> None:
    pages = [path for path in TEMPLATES if '{% extends "base.html" %}' in path.read_text(encoding="utf-8")]
    assert pages
    assert [str(p) for p in pages if "{% block title %}" not in p.read_text(encoding="utf-8")] == []


def test_no_template_switches_escaping_off() -> None:
    unsafe = re.compile(r"\|\s*safe\b|autoescape\s+false")
    assert [str(path) for path in TEMPLATES if unsafe.search(path.read_text(encoding="utf-8"))] == []


def test_no_template_carries_style_or_script_of_its_own() -> None:
    inline = re.compile(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\bsrc=)(?![^>]*json)")
    assert [str(path) for path in TEMPLATES if inline.search(path.read_text(encoding="utf-8"))] == []
