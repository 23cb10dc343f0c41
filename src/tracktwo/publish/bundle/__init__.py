"""The release: what is published of a programme, as canonical JSON, and who approved it.

::

    Cleared[…, Public] ──assemble──► Content ──write_content──► bytes ──fingerprint──► what both sides approve
                                                                 bytes + approvals ──write_bundle──► the bundle

:func:`assemble` is the only way into a release and takes nothing but what the gate cleared for the public. Reading is
as strict as writing: bytes that are not exactly what these functions write are refused, in one sentence.
"""

from typing import TYPE_CHECKING

from tracktwo.publish.bundle.addresses import Draw
from tracktwo.publish.bundle.approvals import read_bundle, write_bundle
from tracktwo.publish.bundle.comparing import differences, takes_back
from tracktwo.publish.bundle.known import Known
from tracktwo.publish.bundle.shape import bundle_schema, content_schema, field_shapes
from tracktwo.publish.bundle.tables import (
    SITE_LANGUAGES,
    Approval,
    Bundle,
    Cited,
    Content,
    Difference,
    Item,
    Step,
)
from tracktwo.publish.bundle.writing import content_bytes, read_content, write_content
from tracktwo.vocabulary.faces import face
from tracktwo.vocabulary.provenance import fingerprint

if TYPE_CHECKING:
    from tracktwo.publish.bundle.assembling import assemble

__all__ = [
    "SITE_LANGUAGES",
    "Approval",
    "Bundle",
    "Cited",
    "Content",
    "Difference",
    "Draw",
    "Item",
    "Known",
    "Step",
    "assemble",
    "bundle_schema",
    "content_bytes",
    "content_schema",
    "differences",
    "field_shapes",
    "fingerprint",
    "read_bundle",
    "read_content",
    "takes_back",
    "write_bundle",
    "write_content",
]

# The publisher's process reads releases only; it is kept from the gate, and quicker without it.
__getattr__ = face(__name__, __file__)
