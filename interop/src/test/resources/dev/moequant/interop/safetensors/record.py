"""Asks the format's own library (PyPI: safetensors 0.8.0) what it takes and what it writes.

    pip install safetensors==0.8.0 && python3 record.py

writes reference.jsonl, one header a line with the library's answer, and reference.safetensors.
In a header, characters stand for bytes (ISO 8859-1); behind it are as many zeros as "data" says.
"""

import ctypes
import json
import struct

import safetensors

F32 = '{"a":{"dtype":"F32",%s}}'
U8 = '{"a":{"dtype":"U8","shape":[%s],"data_offsets":[%s]}}'
TWO = '{"a":{"dtype":"U8","shape":[%s],"data_offsets":[%s]},"b":{"dtype":"U8","shape":[%s],"data_offsets":[%s]}}'

ROWS = [
    ("nothing", "", 0),
    ("no tensor", "{}", 0),
    ("no tensor, but data", "{}", 1),
    ("a space before", " {}", 0),
    ("spaces behind", "{}      ", 0),
    ("a line end behind", "{}\n", 0),
    ("zeros behind", "{}\0\0", 0),
    ("text behind", "{}x", 0),
    ("a second object", "{}{}", 0),
    ("a list", "[]", 0),
    ("a byte order mark", "\xef\xbb\xbf{}", 0),
    ("metadata", '{"__metadata__":{"format":"pt","a":"\xc3\xbc"}}', 0),
    ("metadata, empty", '{"__metadata__":{}}', 0),
    ("metadata, null", '{"__metadata__":null}', 0),
    ("metadata, a number in it", '{"__metadata__":{"a":1}}', 0),
    ("metadata, an object in it", '{"__metadata__":{"a":{}}}', 0),
    ("metadata, a list", '{"__metadata__":[]}', 0),
    ("metadata twice", '{"__metadata__":{},"__metadata__":{}}', 0),
    ("metadata, a key twice", '{"__metadata__":{"a":"1","a":"2"}}', 0),
    ("a scalar", F32 % '"shape":[],"data_offsets":[0,4]', 4),
    ("a size of 0", F32 % '"shape":[0,4],"data_offsets":[0,0]', 0),
    ("0 before what overflows", F32 % '"shape":[0,9223372036854775807,4],"data_offsets":[0,0]', 0),
    ("0 behind what overflows", F32 % '"shape":[9223372036854775807,4,0],"data_offsets":[0,0]', 0),
    ("sizes that overflow", F32 % '"shape":[4294967296,4294967296],"data_offsets":[0,0]', 0),
    ("bytes that overflow", F32 % '"shape":[4611686018427387904],"data_offsets":[0,0]', 0),
    ("a size of 64 bits", U8 % ("18446744073709551615", "0,1"), 1),
    ("a size of more than 64 bits", U8 % ("18446744073709551617", "0,1"), 1),
    ("a size with a point", U8 % ("1.0", "0,1"), 1),
    ("a size with an exponent", U8 % ("1e0", "0,1"), 1),
    ("a negative size", U8 % ("-1", "0,1"), 1),
    ("a negative 0", U8 % ("-0", "0,0"), 0),
    ("a size in quotes", U8 % ('"1"', "0,1"), 1),
    ("a size of null", U8 % ("null", "0,1"), 1),
    ("another field", F32 % '"shape":[],"data_offsets":[0,4],"x":{"y":[1,null]}', 4),
    ("another field, too deep", F32 % ('"shape":[],"data_offsets":[0,4],"x":' + "[" * 200 + "]" * 200), 4),
    ("a field twice", F32 % '"dtype":"F32","shape":[],"data_offsets":[0,4]', 4),
    ("no dtype", '{"a":{"shape":[],"data_offsets":[0,4]}}', 4),
    ("no shape", F32 % '"data_offsets":[0,4]', 4),
    ("no offsets", F32 % '"shape":[]', 0),
    ("one offset", F32 % '"shape":[],"data_offsets":[0]', 4),
    ("three offsets", F32 % '"shape":[],"data_offsets":[0,4,4]', 4),
    ("offsets that are no list", F32 % '"shape":[],"data_offsets":4', 4),
    ("a shape that is no list", F32 % '"shape":4,"data_offsets":[0,4]', 4),
    ("a dtype that is no text", '{"a":{"dtype":4,"shape":[],"data_offsets":[0,4]}}', 4),
    ("a tensor that is a list", '{"a":["U8",[1],[0,1]]}', 1),
    ("a tensor that is null", '{"a":null}', 0),
    ("a dtype that is not known", '{"a":{"dtype":"Q3","shape":[1],"data_offsets":[0,4]}}', 4),
    ("a dtype in small letters", '{"a":{"dtype":"f32","shape":[1],"data_offsets":[0,4]}}', 4),
    ("fewer bytes than elements", F32 % '"shape":[2],"data_offsets":[0,4]', 4),
    ("more bytes than elements", F32 % '"shape":[],"data_offsets":[0,8]', 8),
    ("half a byte", '{"a":{"dtype":"F4","shape":[3],"data_offsets":[0,2]}}', 2),
    ("three quarters of a byte", '{"a":{"dtype":"F6_E2M3","shape":[3],"data_offsets":[0,3]}}', 3),
    ("ends before it begins", U8 % ("0", "1,0"), 1),
    ("a hole in front", U8 % ("1", "1,2"), 2),
    ("a hole between", TWO % ("1", "0,1", "1", "2,3"), 3),
    ("an overlap", TWO % ("2", "0,2", "2", "1,3"), 3),
    ("the same bytes twice", TWO % ("2", "0,2", "2", "0,2"), 2),
    ("one within another", TWO % ("3", "0,3", "1", "1,2"), 3),
    ("another order than the data", TWO % ("1", "1,2", "1", "0,1"), 2),
    ("nothing within another", TWO % ("2", "0,2", "0", "1,1"), 2),
    ("nothing at the end", TWO % ("2", "0,2", "0", "2,2"), 2),
    ("nothing at the beginning, named later", TWO % ("2", "0,2", "0", "0,0"), 2),
    ("nothing twice", TWO % ("0", "0,0", "0", "0,0"), 0),
    ("data behind the last", U8 % ("1", "0,1"), 2),
    ("data that ends too early", U8 % ("2", "0,2"), 1),
    ("no data", U8 % ("2", "0,2"), 0),
    ("a tensor twice", TWO.replace('"b"', '"a"') % ("1", "0,1", "1", "1,2"), 2),
    ("a tensor twice, the same", TWO.replace('"b"', '"a"') % ("1", "0,1", "1", "0,1"), 1),
    ("a name of nothing", '{"":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1),
    ("a name with an escape", '{"\\u0061\\n":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1),
    ("a name with half a character", '{"\\ud800":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1),
    ("a name with a line end", '{"a\n":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1),
    ("not UTF-8", '{"\xff":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1),
    ("cut off in a name", '{"a', 0),
    ("cut off in a tensor", '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}', 1),
    ("a comma too many", '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},}', 1),
    ("a comment", '{/* */}', 0),
    ("apostrophes", "{'a':1}", 0),
]

DTYPES = {
    "BOOL": 8, "F4": 4, "F6_E2M3": 6, "F6_E3M2": 6, "U8": 8, "I8": 8, "F8_E5M2": 8, "F8_E4M3": 8,
    "F8_E8M0": 8, "F8_E4M3FNUZ": 8, "F8_E5M2FNUZ": 8, "I16": 16, "U16": 16, "F16": 16, "BF16": 16,
    "I32": 32, "U32": 32, "F32": 32, "C64": 64, "F64": 64, "I64": 64, "U64": 64,
}  # fmt: skip


def answer(header: str, data: int):
    raw = header.encode("latin-1")
    try:
        tensors = safetensors.deserialize(struct.pack("<Q", len(raw)) + raw + bytes(data))
        return {"tensors": {name: [info["dtype"], *info["shape"]] for name, info in tensors}}
    except Exception as e:
        return {"error": str(e).removeprefix("Error while deserializing: ")[:60]}


def rows():
    yield from ROWS
    for dtype, bits in DTYPES.items():
        for size in (bits, bits + 1):
            header = '{"a":{"dtype":"%s","shape":[2,4],"data_offsets":[0,%d]}}' % (dtype, size)
            yield f"8 of {dtype} in {size} bytes", header, size


with open("reference.jsonl", "w", encoding="ascii", newline="\n") as out:
    for what, header, data in rows():
        row = {"what": what, "header": header, "data": data, **answer(header, data)}
        out.write(json.dumps(row) + "\n")

F32 = struct.pack("<3f", 0.5, 0.25, 448.0)
TENSORS = {
    "model.layers.0.mlp.experts.0.down_proj.weight": ("float8_e4m3fn", [4, 8], bytes(32)),
    "model.layers.0.mlp.experts.0.down_proj.weight_scale": ("float32", [3, 1], F32),
    "model.layers.0.mlp.experts.0.down_proj.input_scale": ("float32", [], F32[8:]),
    "model.layers.0.mlp.gate.weight": ("bfloat16", [2, 8], bytes(32)),
    "packed": ("uint8", [3], bytes([1, 2, 3])),
    "blocks": ("float4_e2m1fn_x2", [2, 8], bytes(16)),
    "empty": ("int32", [0, 8], b""),
}
buffers = {name: ctypes.create_string_buffer(data, len(data)) for name, (_, _, data) in TENSORS.items()}
safetensors.serialize_file(
    {
        name: safetensors.TensorSpec(
            dtype=dtype, shape=shape, data_ptr=ctypes.addressof(buffers[name]), data_len=len(data)
        )
        for name, (dtype, shape, data) in TENSORS.items()
    },
    "reference.safetensors",
    {"format": "pt", "written by": "safetensors 0.8.0"},
)
