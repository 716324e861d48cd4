"""Fingerprint: equal data, equal mark, so that a run can tell whether its data have changed."""

import hashlib

import numpy as np

from workbench.data.dataset import SequenceDataset
from workbench.data.large import row_blocks
from workbench.progress import Progress, Work
from workbench.sentence import sentence


def fingerprint(dataset: SequenceDataset) -> Work[str]:
    """Hash over names, values, offsets, labels and answers of a dataset in memory."""
    digest = hashlib.sha256(repr((dataset.inputs, dataset.targets, dataset.classes, dataset.names_S)).encode())
    if dataset.origins_F or dataset.answer_origins_K:
        digest.update(repr((dataset.origins_F, dataset.answer_origins_K)).encode())
    if dataset.categories:
        digest.update(repr(dataset.categories).encode())
    learned = (dataset.labels_N, dataset.answers_SK)
    tables = (dataset.offsets_S1, dataset.labels_S, dataset.values_NF, dataset.targets_NK)
    for array in (*tables, *(part for part in learned if part.size)):
        for block in row_blocks(len(array)):
            digest.update(np.ascontiguousarray(array[block]).reshape(-1).view(np.uint8).data)
            yield Progress(done=0.98, message=sentence("Taking the data's fingerprint"))
    return digest.hexdigest()
