"""Keys under which the spellings of one name fall together.

Three keys, each coarser than the one before:

- `plain`: case, diacritics, apostrophes and hyphens do not count. Letters stay.
- `key`: transliterations do not count. Cyrillic and Latin meet, and so do the habits of English, Ukrainian, Russian,
  French, German and Polish writers: Kupiansk, Kupyansk, Koupiansk, Kup’yans’k, Купянск and Куп’янськ share one key;
  so do -yi, -yy, -iy and -y, ia, ya and ja, h and g, kh and h. Arabic names lose their article and their long vowels:
  Ar Raqqah, al-Raqqa and Raqqa share one key.
- `loose_key`: regular differences between Russian and Ukrainian endings do not count either (-ovka and -ivka,
  -oye and -e, -aya and -a, -ovo and -ove).

A key is for comparing only, and never shown.
"""

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "'’ʼ‘`´ʹʺ′″ˈʻ“”\""
_DROPPED = str.maketrans("", "", APOSTROPHES)
_SPACED = re.compile(r"[\s\-‐‑–—_./]+")

_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгґдезийіклмнопрстуфыэ", "abvhhdeziiiklmnoprstufie", strict=True)),
        "є": "ie",
        "ё": "io",
        "ж": "zh",
        "ї": "i",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "iu",
        "я": "ia",
        "ў": "u",
        "ј": "i",
    }
)
_LETTERS = str.maketrans(
    {
        "č": "ch",
        "š": "sh",
        "ž": "zh",
        "ç": "ch",
        "ş": "sh",
        "ə": "a",
        "ğ": "h",
        "ı": "i",
        "ł": "l",
        "ń": "n",
        "ø": "o",
        "đ": "d",
        "ß": "ss",
        "æ": "e",
        "œ": "e",
        "þ": "t",
        "ð": "d",
        "ʿ": "",
        "ʾ": "",
        "ɣ": "h",
    }
)
_REPLACED = (
    ("sz", "sh"),
    ("cz", "ch"),
    ("kh", "h"),
    ("gh", "h"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("tz", "ts"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("w", "v"),
    ("g", "h"),
    ("y", "i"),
    ("j", "i"),
    ("q", "k"),
    ("x", "ks"),
    ("ai", "ei"),
)
_DOUBLED = re.compile(r"(zh|sh|ch|[a-df-z])\1+")
_ARTICLE = re.compile(r"^(?:a[lrsdtnz]|ash|ad|el|es|et) (?=\w{3})")
_ARTICLE_INSIDE = re.compile(r" (?:a[lrsdtnz]|ash|ad|el|es|et|ul|ez|ed) (?=\w{3})")
_RUSSIAN_ENDINGS = (
    (re.compile(r"(?:i?[oe]|ei|ee)vka\b"), "ivka"),
    (re.compile(r"(?<=[bvhdzklmnprstf])(?:oe|oie|e|ee)\b"), "e"),
    (re.compile(r"aia\b"), "a"),
    (re.compile(r"[oe]v[oe]\b"), "ove"),
    (re.compile(r"(?:i?ev|iov|ov|iv)\b"), "iv"),
    (re.compile(r"(?:oi|ii|ei)\b"), "i"),
)


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """The name without case, diacritics, apostrophes and hyphens; words are parted by single spaces."""
    text = name.translate(_DROPPED).casefold()
    if not text.isascii():
        # й and ї are letters of their own, not и and і with a mark; ё and е are one letter in most texts
        text = _bare(text.replace("й", "\0").replace("ї", "\1")).replace("\0", "й").replace("\1", "ї")
    return _SPACED.sub(" ", text).strip()


@lru_cache(maxsize=20_000)
def key(name: str) -> str:
    """The name with transliteration folded away; two spellings of one name have the same key."""
    text = _DOUBLED.sub(r"\1", lengthy(name))
    if text.endswith(("ah", "eh")):
        text = text[:-1]
    return text


def lengthy(name: str) -> str:
    """The key of a name before its doubled letters are made one."""
    text = name.translate(_DROPPED).casefold()
    if not text.isascii():
        text = text.replace("ё", "io").translate(_LETTERS).translate(_CYRILLIC)
        text = _bare(text)
    text = _SPACED.sub(" ", text).strip()
    text = _ARTICLE_INSIDE.sub(" ", _ARTICLE.sub("", text))
    for old, new in _REPLACED:
        if old in text:
            text = text.replace(old, new)
    while "ii" in text:
        text = text.replace("ii", "i")
    text = text.replace("ie", "e").replace("io", "e")
    return text.replace("ee", "i") if " " not in text and len(text) < 4 else text


def loosened(text: str) -> str:
    """A key with regular Russian endings turned into their Ukrainian counterparts."""
    for ending, own in _RUSSIAN_ENDINGS:
        text = ending.sub(own, text)
    return text


def loose_key(name: str) -> str:
    """The loosened key of a name."""
    return loosened(key(name))
