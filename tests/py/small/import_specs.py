import sys, importlib, importlib.util, importlib.machinery, types
import keyword
spec = keyword.__spec__
print(spec.name, spec.parent == "", spec.has_location, type(spec).__name__, type(spec.loader).__name__, spec.submodule_search_locations)
print(keyword.__loader__ is spec.loader, spec.loader.name, spec.loader.get_filename() == keyword.__file__, spec.loader.is_package("keyword"))
print(keyword.__loader__.get_source("keyword").splitlines()[0])
print(importlib.util.find_spec("nosuchmodule"), importlib.util.find_spec("json").name, importlib.util.find_spec("sys").origin)
try: importlib.util.find_spec("nosuch.inner")
except ModuleNotFoundError as e: print(e)
print(importlib.import_module("heapq").__name__, importlib.import_module(".decoder", "json").__name__)
try: importlib.import_module(".x")
except TypeError as e: print(e)
print(importlib.reload(keyword) is keyword)


class Finder:
    def find_spec(self, name, path, target=None):
        if name.startswith("virtual"):
            print("find", name, path, target)
            return importlib.util.spec_from_loader(name, Loader(), is_package=name == "virtual")


class Loader:
    def create_module(self, spec):
        return None

    def exec_module(self, module):
        print("exec", module.__name__, module.__package__, module.__spec__.parent)
        module.answer = 42
        if module.__name__ == "virtual.bad":
            raise ValueError("in bad")


sys.meta_path.insert(0, Finder())
import virtual.inner
from virtual import inner, answer
print(virtual.__name__, virtual.inner.answer, answer, inner is virtual.inner, "virtual.inner" in sys.modules)
try: import virtual.bad
except ValueError as e: print(e, "virtual.bad" in sys.modules)
sys.meta_path.pop(0)


def hook(path):
    if path != "<memory>":
        raise ImportError
    return PathFinder()


class PathFinder:
    def find_spec(self, name, target=None):
        print("entry", name)
        if name == "in_memory":
            return importlib.machinery.ModuleSpec(name, Loader(), origin="mem")


sys.path_hooks.insert(0, hook)
sys.path.insert(0, "<memory>")
import in_memory
print(in_memory, in_memory.__spec__.origin, in_memory.answer)
sys.path_hooks.pop(0), sys.path.pop(0)
sys.path_importer_cache.clear()
module = importlib.util.module_from_spec(importlib.machinery.ModuleSpec("made", None, is_package=True))
print(module.__name__, module.__path__, module.__package__)
sys.modules["blocked"] = None
try: import blocked
except ImportError as e: print(type(e).__name__, e)
try: from keyword import nothing
except ImportError as e: print(e.name, e.name_from, e.msg.split("(")[0])
try: import keyword.x
except ImportError as e: print(e)
for bad in ("", 5):
    try: __import__(bad)
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
try: __import__("x", {}, {}, [], -1)
except ValueError as e: print(e)
try: __import__("x", {"__package__": ""}, {}, [], 1)
except ImportError as e: print(type(e).__name__, e)
print(__import__("importlib.util").__name__, __import__("importlib.util", fromlist=["x"]).__name__)
print(isinstance(sys.meta_path, list), [getattr(f, "__name__", f) for f in sys.meta_path], __spec__, __name__, sys.__spec__.origin)
