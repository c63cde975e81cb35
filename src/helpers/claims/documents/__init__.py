"""What an article is as a document, before any of its sentences is read: its genre, owner, day, place and sections.

Whatever reads the sentences asks here and guesses nothing of the kind itself. Each answer has its reason in the text,
and is empty where nothing in the text gives one.
"""

from helpers.claims.documents.homes import Named, named_in
from helpers.claims.documents.model import NO_SECTION, NOWHERE, UNREAD, Document, Head, Home, Section
from helpers.claims.documents.reading import TOP, at_home, document_of, headlines, read_document, row_of, told, tops

__all__ = [
    "NOWHERE",
    "NO_SECTION",
    "TOP",
    "UNREAD",
    "Document",
    "Head",
    "Home",
    "Named",
    "Section",
    "at_home",
    "document_of",
    "headlines",
    "named_in",
    "read_document",
    "row_of",
    "told",
    "tops",
]
