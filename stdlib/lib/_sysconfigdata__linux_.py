"""What `sysconfig.get_config_vars` knows of how this interpreter was built.

There is no C build, no headers and no library to link with, so only what programs ask for in practice is here.
"""

build_time_vars = {
    "ABIFLAGS": "",
    "EXT_SUFFIX": ".so",
    "HAVE_FORK": 1,
    "HOST_GNU_TYPE": "linux-gnu",
    "MULTIARCH": "",
    "PY_CFLAGS": "",
    "Py_DEBUG": 0,
    "Py_ENABLE_SHARED": 0,
    "Py_GIL_DISABLED": 0,
    "SHLIB_SUFFIX": ".so",
    "SIZEOF_VOID_P": 8,
    "SOABI": "rekindle-314",
    "TZPATH": "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo",
    "VERSION": "3.14",
    "WITH_DOC_STRINGS": 1,
}
