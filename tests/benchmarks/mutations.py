"""What happens to articles on their way: texts that are spoilt, and files of every format that are damaged."""

import base64
import io
import json
import random
import unicodedata
import zipfile
from collections.abc import Callable
from html import escape

BIG = 2**20
"""Characters of a paragraph that is far too long."""
LINES = 1_000_000


def capitals(text: str, dice: random.Random) -> str:
    """As old agencies wired it."""
    return text.upper()


def no_punctuation(text: str, dice: random.Random) -> str:
    """Nothing but words."""
    return "".join(c for c in text if c.isalnum() or c.isspace())


def some_punctuation(text: str, dice: random.Random) -> str:
    """Half of the signs are lost."""
    return "".join(c for c in text if c.isalnum() or c.isspace() or dice.random() < 0.5)


def shuffled(text: str, dice: random.Random) -> str:
    """The sentences in any order."""
    sentences = text.replace("\n", " ").split(". ")
    dice.shuffle(sentences)
    return ". ".join(sentences)


def shuffled_words(text: str, dice: random.Random) -> str:
    """The words of each line in any order."""
    lines = [line.split() for line in text.split("\n")]
    for line in lines:
        dice.shuffle(line)
    return "\n".join(map(" ".join, lines))


def decomposed(text: str, dice: random.Random) -> str:
    """Letters and accents apart, as some systems store names."""
    return unicodedata.normalize("NFD", text)


def _sown(text: str, dice: random.Random, sign: str) -> str:
    return "".join(c + sign if c.isalpha() and dice.random() < 0.15 else c for c in text)


def soft_hyphens(text: str, dice: random.Random) -> str:
    """As web pages let words break."""
    return _sown(text, dice, "\u00ad")


def zero_width(text: str, dice: random.Random) -> str:
    """As editors of web pages leave them."""
    return _sown(text, dice, "\u200b")


def surrogates(text: str, dice: random.Random) -> str:
    """Halves of signs that were cut through."""
    return _sown(text, dice, "\udfff")


def doubled_ends(text: str, dice: random.Random) -> str:
    """Every line end twice, as bad conversion leaves them."""
    return text.replace("\n", "\r\n\r\n")


def one_line(text: str, dice: random.Random) -> str:
    """No line ends at all."""
    return text.replace("\n", " ")


def dashes(text: str, dice: random.Random) -> str:
    """Each paragraph as an item of a list."""
    return "\n".join(f"{dice.choice('-–—•')} {line}" for line in text.split("\n"))


def noise(text: str, dice: random.Random) -> str:
    """Signs of any kind anywhere."""
    return "".join(
        dice.choice("()[]{}\"'«»“”,;:.!?-–—\x00\x1b\ufffd&<>%0") if dice.random() < 0.05 else c for c in text
    )


def brackets(text: str, dice: random.Random) -> str:
    """Brackets inside brackets."""
    return f"{text}\n\n{'(' * 50_000}{text[:200]}{')' * 50_000}"


def quotation_marks(text: str, dice: random.Random) -> str:
    """Nothing but quotation marks."""
    return f"{text}\n\n{text[:300]}{dice.choice(['“ ', '" ', '« ', '”']) * 40_000}"


def commas(text: str, dice: random.Random) -> str:
    """A list that does not end."""
    return f"{text}\n\n{', '.join((text.split() or ['x']) * 60)[:100_000]}"


def long_sentence(text: str, dice: random.Random) -> str:
    """A sentence that does not end."""
    return f"{text}\n\n{', and that '.join([' '.join(text.split()[:12])] * 800)}."


def big_paragraph(text: str, dice: random.Random) -> str:
    """A paragraph of a megabyte."""
    line = text.replace("\n", " ").strip() + " "
    return line * (BIG // len(line) + 1)


def many_lines(text: str, dice: random.Random) -> str:
    """A million lines of one word."""
    words = text.split() or ["x"]
    return "\n".join((words * (LINES // len(words) + 1))[:LINES])


TEXTS: tuple[Callable[[str, random.Random], str], ...] = (
    capitals, no_punctuation, some_punctuation, shuffled, shuffled_words, decomposed, soft_hyphens, zero_width, surrogates,
    doubled_ends, one_line, dashes, noise, brackets, quotation_marks, commas, long_sentence,
)  # fmt: skip
HEAVY = (big_paragraph, many_lines)
"""Mutations that take a minute each; one of a hundred is of these."""


def flipped(data: bytes, dice: random.Random) -> bytes:
    """Some bytes are others."""
    spoilt = bytearray(data)
    for _ in range(max(1, len(data) // 500)):
        spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def truncated(data: bytes, dice: random.Random) -> bytes:
    """The end is missing."""
    return data[: dice.randrange(1, len(data))]


BYTES: tuple[Callable[[bytes, random.Random], bytes], ...] = (flipped, truncated)


def as_text(text: str) -> bytes:
    """Plain text; halves of signs stay as they are."""
    return text.encode("utf-8", "surrogatepass")


def as_json(text: str) -> bytes:
    """An object with fields."""
    return json.dumps({"title": text[:60], "text": text, "published": "2024-03-01"}).encode()


def as_jsonl(text: str) -> bytes:
    """Two records."""
    return b"\n".join([as_json(text), as_json(text[::-1])])


def as_csv(text: str) -> bytes:
    """A row with a text that has line ends."""
    return as_text(f'title,text,published\na title,"{text.replace(chr(34), chr(34) * 2)}",2024-03-01\n')


def as_html(text: str) -> bytes:
    """A page."""
    body = "".join(f"<p>{line}</p>" for line in text.split("\n") if line.strip())
    return as_text(f"<html><head><title>{text[:50]}</title></head><body><article>{body}</article></body></html>")


def as_docx(text: str) -> bytes:
    """What a word processor writes."""
    from docx import Document

    document = Document()
    for line in text.split("\n")[:20_000]:
        document.add_paragraph("".join(c for c in line if c.isprintable() and not "\ud800" <= c <= "\udfff"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(text: str) -> bytes:
    """A page with its lines, in Latin letters."""
    lines = [line[i : i + 90] for line in text.split("\n") for i in range(0, len(line), 90)][:2_000]
    shown = b"".join(
        b"(" + line.translate({92: "", 40: "", 41: ""}).encode("latin-1", "replace") + b") Tj T*\n" for line in lines
    )
    stream = b"BT /F1 9 Tf 40 800 Td 11 TL\n" + shown + b"ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length " + str(len(stream)).encode() + b">>stream\n" + stream + b"\nendstream",
    ]
    out, at = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in at)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


def as_zip(text: str) -> bytes:
    """An archive that calls itself a document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", as_html(text))
    return out.getvalue()


def as_rtf(text: str) -> bytes:
    """Rich text."""
    coded = "".join(
        c if " " <= c <= "~" and c not in "\\{}" else f"\\u{ord(c) % 65536}?" for c in text[:200_000] if c != "\n"
    )
    return ("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\pard " + coded + "\\par}").encode()


def as_mail(text: str) -> bytes:
    """A newsletter with a document attached."""
    body = base64.encodebytes(as_text(text)).decode()
    attached = base64.encodebytes(as_rtf(text)).decode()
    head = "From: News <n@a.example>\nSubject: News\nDate: Fri, 01 Mar 2024 10:00:00 +0000\nMIME-Version: 1.0\n"
    part = "--b\nContent-Type: {}\nContent-Transfer-Encoding: base64\n{}\n{}\n"
    parts = part.format("text/plain; charset=utf-8", "", body) + part.format(
        "application/rtf", "Content-Disposition: attachment; filename=a.rtf\n", attached
    )
    return f"{head}Content-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n".encode()


def as_mhtml(text: str) -> bytes:
    """A page saved in one file."""
    page = base64.encodebytes(as_html(text)).decode()
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n"
    return f"{head}Content-Transfer-Encoding: base64\n\n{page}\n--b--\n".encode()


def as_feed(text: str) -> bytes:
    """A feed with an entry."""
    item = f"<item><title>{escape(text[:40])}</title><description>{escape(text)}</description></item>"
    return as_text(f"<rss version='2.0'><channel><title>News</title>{item}</channel></rss>")


def as_archive(text: str) -> bytes:
    """An archive of files of several formats."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("a.txt", as_text(text)), ("b.html", as_html(text)), ("c.eml", as_mail(text))):
            archive.writestr(name, data)
    return out.getvalue()


FORMATS: dict[str, tuple[Callable[[str], bytes], ...]] = {
    ".txt": (as_text,), ".md": (as_text,), ".html": (as_html,), ".json": (as_json,), ".jsonl": (as_jsonl,), ".csv": (as_csv,),
    ".docx": (as_docx, as_zip), ".pdf": (as_pdf,), ".rtf": (as_rtf,), ".eml": (as_mail,), ".mhtml": (as_mhtml,),
    ".rss": (as_feed,), ".zip": (as_archive,),
}  # fmt: skip


def mutated(text: str, number: int) -> tuple[str, bytes]:
    """(a file's name that tells what was done, its bytes): the same for the same text and number."""
    dice = random.Random(number)
    spoil = dice.choice(HEAVY if number % 100 == 99 else TEXTS)
    suffix = ".txt" if spoil in HEAVY or dice.random() < 0.5 else dice.choice(sorted(FORMATS))
    write = dice.choice(FORMATS[suffix])
    spoilt = spoil(text, dice) if dice.random() < 0.85 else text
    data = write(spoilt)
    damage = dice.choice(BYTES) if spoilt is text or dice.random() < 0.25 else None
    name = f"{number:04d}_{spoil.__name__ if spoilt is not text else 'as_it_is'}_{damage.__name__ if damage else 'whole'}{suffix}"
    return name, damage(data, dice) if damage else data
