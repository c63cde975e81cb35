"""Packed files: opened only where what they unpack to has the size that articles have."""

import zipfile

from helpers.articles.source import ReadError

UNPACKED = 200 * 2**20
"""Bytes of all parts when unpacked; a larger one is a zip bomb, or no article."""
PARTS = 5000
RATIO = 200  # of unpacked to packed bytes
SMALL = 10 * 2**20  # bytes up to which the ratio says nothing


def parts_of(package: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The parts of a package. Raises ReadError for one that unpacks to more than articles can be."""
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    if len(parts) > PARTS or unpacked > UNPACKED or (unpacked > SMALL and unpacked / packed > RATIO):
        raise ReadError(
            f"it would unpack to {unpacked / 2**20:,.0f} MB in {len(parts)} parts; no article is that large"
        )
    return parts
