"""What we hold and where it came from: every table with its fields, every publication with its licence."""

from observatory.catalogue.entries import Catalogue, Dataset, Field, Licence, Origin, read_catalogue
from observatory.catalogue.tables import read_table, table_files

__all__ = ["Catalogue", "Dataset", "Field", "Licence", "Origin", "read_catalogue", "read_table", "table_files"]
