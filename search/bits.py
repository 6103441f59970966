"""Sets of document numbers as Python integers: bit n says that document n is in the set."""

from collections.abc import Iterable, Iterator


def mask_of(numbers: Iterable[int], size: int) -> int:
    """The set of these numbers, each at least 0 and below `size`."""
    held = bytearray(size // 8 + 1)
    for number in numbers:
        held[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(held, "little")


def everything(size: int) -> int:
    """The set of every number below `size`."""
    return (1 << size) - 1


def numbers_in(mask: int) -> Iterator[int]:
    """The numbers in the set, the lowest first."""
    for place, byte in enumerate(mask.to_bytes((mask.bit_length() + 7) // 8, "little")):
        for bit in _BITS[byte]:
            yield place * 8 + bit


_BITS = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))
