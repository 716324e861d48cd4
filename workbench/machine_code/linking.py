"""Compiled functions kept as object code, and linked without the compiler: to start numba takes most of a second.

What is linked is called as numba calls it: where its answer is to be put, where it would tell of an error, and each
array as who holds it (nobody), how many values of how many bytes it has, where they lie, its shape and its strides.
"""

import ctypes
import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.errors import WorkbenchError
from workbench.machine_code.folder import kept_in
from workbench.paths import replacing

Array = npt.NDArray[Any]
ArrayKind = tuple[str, int]
"""The type of an array's values, and its dimensions."""
Call = Callable[..., int]
_ENGINES: list[Any] = []
"""What holds the code that was linked: it goes with them."""


class Loop:
    """A function of arrays that gives a whole number, by its module and name: linked from the disk, where it was
    compiled before."""

    def __init__(self, module: str, name: str, *arrays: ArrayKind) -> None:
        self._module, self._name, self._arrays = module, name, arrays
        self._call: Call | None = None

    def __call__(self, *arrays: Array) -> int:
        """What the function gives for these arrays."""
        if self._call is None:
            self._call = self._linked() or self._compiled()
        return self._call(*arrays)

    def is_kept(self) -> bool:
        """Whether it lies on the disk for this processor, so that no compiler is needed."""
        try:
            return self._call is not None or self._place().exists()
        except _NO_LINKER:
            return False

    def _place(self) -> Path:
        return kept_in() / f"{self._module.rpartition('.')[2]}.{self._name}-{_maker()}.object"

    def _linked(self) -> Call | None:
        with suppress(*_NO_LINKER):  # What is damaged or not there is compiled.
            seen, kept = self._place().read_bytes().split(b"\n", 1)
            if hashlib.sha256(kept).hexdigest().encode() == seen:
                return _callable(kept, self._arrays)
        return None

    def _compiled(self) -> Call:
        """The function as numba makes it; as object code, which is kept, where that can be called."""
        function: Any = getattr(import_module(self._module), self._name)
        kept = _object_code(function, self._arrays)
        if kept is None:
            return function  # type: ignore[no-any-return]
        with suppress(*_NO_LINKER, WorkbenchError):  # What is not kept is compiled again.
            place = self._place()
            place.parent.mkdir(parents=True, exist_ok=True)
            with replacing(place, flushed=False) as temporary:
                temporary.write_bytes(hashlib.sha256(kept).hexdigest().encode() + b"\n" + kept)
        return _callable(kept, self._arrays)


_NO_LINKER = (ImportError, OSError, ValueError, RuntimeError)
"""What is raised where there is no LLVM, no file, or a damaged one."""


@cache
def _maker() -> str:
    """What made the code and the processor that it is for."""
    from llvmlite import binding

    processor = (binding.get_process_triple(), binding.get_host_cpu_name(), binding.get_host_cpu_features().flatten())
    maker = "\n".join((version("numba"), version("llvmlite"), *processor))
    return hashlib.sha256(maker.encode()).hexdigest()[:16]


def _callable(kept: bytes, arrays: Sequence[ArrayKind]) -> Call:
    """The function in object code behind the line with its name."""
    name, code = kept.split(b"\n", 1)
    pointer, number = ctypes.c_void_p, ctypes.c_int64
    types: list[Any] = [pointer, pointer]
    for _, dimensions in arrays:
        types += [pointer, pointer, number, number, pointer, *[number] * (2 * dimensions)]
    function = ctypes.CFUNCTYPE(ctypes.c_int32, *types)(_address(code, name.decode()))

    def call(*given: Array) -> int:
        answer, error = ctypes.c_int64(), ctypes.c_void_p()
        parts: list[Any] = [ctypes.addressof(answer), ctypes.addressof(error)]
        for array, (kind, dimensions) in zip(given, arrays, strict=True):
            if array.dtype != kind or array.ndim != dimensions or not array.flags.c_contiguous:
                raise TypeError(f"{array.dtype} of {array.ndim} dimensions is no array of {kind} of {dimensions}")
            parts += [None, None, array.size, array.itemsize, array.ctypes.data, *array.shape, *array.strides]
        if function(*parts):
            raise RuntimeError("a compiled loop has failed")
        return answer.value

    return call


def _address(code: bytes, name: str) -> int:
    """Where a function of object code lies once it is linked."""
    from llvmlite import binding

    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    machine = binding.Target.from_triple(binding.get_process_triple()).create_target_machine(jit=True)
    engine = binding.create_mcjit_compiler(binding.parse_assembly(""), machine)
    engine.add_object_file(binding.ObjectFileRef.from_data(code))
    engine.finalize_object()
    _ENGINES.append(engine)
    address: int = engine.get_function_address(name)
    if not address:
        raise ValueError(f"{name} is not in its object code")
    return address


def _object_code(function: Any, arrays: Sequence[ArrayKind]) -> bytes | None:
    """A line with the function's name in front of its code; None where it is none that can be called alone."""
    from numba import jit, types
    from numba.np.numpy_support import from_dtype

    kinds = [types.Array(from_dtype(np.dtype(kind)), dimensions, "C") for kind, dimensions in arrays]
    bare = jit(function.py_func, **function.targetoptions, no_cpython_wrapper=True, no_cfunc_wrapper=True)
    made = bare._compiler.compile(tuple(kinds), types.int64)
    module, name = made.library._final_module, str(made.fndesc.llvm_func_name)
    outside = [each.name for each in module.functions if each.is_declaration and not each.name.startswith("llvm.")]
    given = [str(argument.type) for argument in module.get_function(name).arguments]
    expected = ["ptr", "ptr"]
    for _, dimensions in arrays:
        expected += ["ptr", "ptr", "i64", "i64", "ptr", *["i64"] * (2 * dimensions)]
    if outside or given != expected:
        return None
    code: bytes = made.library._get_compiled_object()
    return name.encode() + b"\n" + code
