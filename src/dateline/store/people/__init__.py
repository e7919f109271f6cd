"""Private persons become roles wherever the record is listed, unless a store was opened for names with a reason."""

from dateline.store.people.masking import Masker, masked
from dateline.store.people.masks import NOBODY, Mask, mask_of

__all__ = ["NOBODY", "Mask", "Masker", "mask_of", "masked"]
