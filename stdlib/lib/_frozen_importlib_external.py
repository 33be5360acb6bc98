"""Importing from files: loaders, the finder of sys.path, and what they share.

Files are looked at through `_imp`, for which the library inside the program is a folder like any other.
"""

import _frozen_importlib as _bootstrap
import _imp
import sys

_bootstrap._bootstrap_external = sys.modules[__name__]

path_sep = '/'
path_separators = '/'
_pathseps_with_colon = {':/'}

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = _imp.extension_suffixes()

MAGIC_NUMBER = (3627).to_bytes(2, 'little') + b'\r\n'
_RAW_MAGIC_NUMBER = int.from_bytes(MAGIC_NUMBER, 'little')
_PYCACHE = '__pycache__'
_OPT = 'opt-'

# Of the arguments of spec_from_file_location: to be found out.
_POPULATE = object()
_FILE = 1
_FOLDER = 2


def _pack_uint32(x):
    return (int(x) & 0xFFFFFFFF).to_bytes(4, 'little')


def _unpack_uint64(data):
    assert len(data) == 8
    return int.from_bytes(data, 'little')


def _unpack_uint32(data):
    assert len(data) == 4
    return int.from_bytes(data, 'little')


def _unpack_uint16(data):
    assert len(data) == 2
    return int.from_bytes(data, 'little')


def _path_join(*parts):
    return '/'.join(part.rstrip('/') for part in parts if part)


def _path_split(path):
    head, _, tail = path.rpartition('/')
    return head, tail


def _fspath(path):
    return path if isinstance(path, (str, bytes)) else path.__fspath__()


def _path_stat(path):
    import os
    return os.stat(path)


def _path_isfile(path):
    return _imp.path_kind(path) == _FILE


def _path_isdir(path):
    return _imp.path_kind(path or '.') == _FOLDER


def _path_isabs(path):
    return path.startswith(('/', '<'))


def _path_abspath(path):
    if _path_isabs(path):
        return path
    return _path_join(_imp.path_cwd(), path)


def _write_atomic(path, data, mode=0o666):
    """Writes a file beside the place and moves it there."""
    import os
    beside = f'{path}.{os.getpid()}'
    fd = os.open(beside, os.O_EXCL | os.O_CREAT | os.O_WRONLY, mode & 0o666)
    try:
        with open(fd, 'wb') as file:
            file.write(data)
        os.replace(beside, path)
    except OSError:
        try:
            os.unlink(beside)
        except OSError:
            pass
        raise


def cache_from_source(path, debug_override=None, *, optimization=None):
    """The place of the compiled form of a source, as CPython names it; none is ever written."""
    path = _fspath(path)
    head, tail = _path_split(path)
    base, dot, rest = tail.rpartition('.')
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    name = f'{base or rest}{dot if base else ""}{tag}' if base else f'{rest}.{tag}'
    if debug_override is not None:
        optimization = '' if debug_override else 1
    if optimization is None:
        optimization = sys.flags.optimize or ''
    optimization = str(optimization)
    if optimization:
        if not optimization.isalnum():
            raise ValueError(f'{optimization!r} is not alphanumeric')
        name = f'{name}.{_OPT}{optimization}'
    name += BYTECODE_SUFFIXES[0]
    if sys.pycache_prefix is not None:
        return _path_join(sys.pycache_prefix, _path_abspath(head).lstrip('/'), name)
    return _path_join(head, _PYCACHE, name)


def source_from_cache(path):
    """The source of which this would be the compiled form."""
    path = _fspath(path)
    head, name = _path_split(path)
    if sys.pycache_prefix is not None and head.startswith(sys.pycache_prefix.rstrip('/') + '/'):
        head = head[len(sys.pycache_prefix.rstrip('/')):]
    else:
        head, folder = _path_split(head)
        if folder != _PYCACHE:
            raise ValueError(f'{_PYCACHE} not bottom-level directory in {path!r}')
    dots = name.count('.')
    if dots not in {2, 3}:
        raise ValueError(f'expected only 2 or 3 dots in {name!r}')
    if dots == 3:
        optimization = name.rsplit('.', 2)[-2]
        if not optimization.startswith(_OPT):
            raise ValueError(f"optimization portion of filename does not start with {_OPT!r}")
        level = optimization[len(_OPT):]
        if not level.isalnum():
            raise ValueError(f'optimization level {level!r} is not an alphanumeric value')
    return _path_join(head, name.partition('.')[0] + SOURCE_SUFFIXES[0])


def _get_cached(filename):
    if filename.endswith(tuple(SOURCE_SUFFIXES)):
        try:
            return cache_from_source(filename)
        except NotImplementedError:
            return None
    return filename if filename.endswith(tuple(BYTECODE_SUFFIXES)) else None


def _get_sourcefile(bytecode_path):
    """The source of a file of bytecode, as far as it is there; else the path itself."""
    stem, _, suffix = bytecode_path.rpartition('.')
    if not bytecode_path:
        return None
    if not stem or not suffix.lower().startswith('py') or len(suffix) != 3:
        return bytecode_path
    try:
        source = source_from_cache(bytecode_path)
    except (NotImplementedError, ValueError):
        source = bytecode_path[:-1]
    return source if _path_isfile(source) else bytecode_path


def _calc_mode(path):
    try:
        mode = _path_stat(path).st_mode
    except OSError:
        mode = 0o666
    return mode | 0o200


def _classify_pyc(data, name, exc_details):
    raise ImportError(f'bad magic number in {name!r}: {bytes(data[:4])!r}', **exc_details)


def decode_source(source_bytes):
    """The text of a source, its line ends all '\\n'."""
    head = source_bytes.split(b'\n', 2)[:2]
    if any(b'coding' in line for line in head):
        import io
        import tokenize
        text = source_bytes.decode(tokenize.detect_encoding(io.BytesIO(source_bytes).readline)[0])
    else:
        text = source_bytes.decode('utf-8').removeprefix('\ufeff')
    return text.replace('\r\n', '\n').replace('\r', '\n')


def _fix_up_module(ns, name, pathname, cpathname=None):
    loader = ns.get('__loader__')
    spec = ns.get('__spec__')
    if not loader:
        loader = spec.loader if spec else SourceFileLoader(name, pathname)
    if not spec:
        spec = spec_from_file_location(name, pathname, loader=loader)
        if cpathname:
            spec.cached = cpathname
    ns.update(__spec__=spec, __loader__=loader, __file__=pathname, __cached__=cpathname)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_POPULATE):
    """A spec of a module in a file, or of one that this loader knows the file of."""
    if location is None:
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        if hasattr(location, '__fspath__'):
            location = location.__fspath__()
        try:
            location = _path_abspath(location)
        except OSError:
            pass
    spec = ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if loader is None:
        for loader_class, suffixes in _get_supported_file_loaders():
            if location.endswith(tuple(suffixes)):
                loader = loader_class(name, location)
                spec.loader = loader
                break
        else:
            return None
    if submodule_search_locations is _POPULATE:
        if hasattr(loader, 'is_package'):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                pass
            else:
                if is_package:
                    spec.submodule_search_locations = []
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(_path_split(location)[0])
    return spec


class WindowsRegistryFinder:
    """Of Windows alone."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


class _LoaderBasics:
    def is_package(self, fullname):
        filename = _path_split(self.get_filename(fullname))[1]
        return filename.rsplit('.', 1)[0] == '__init__' and fullname.rpartition('.')[2] != '__init__'

    def create_module(self, spec):
        """The usual module."""

    def exec_module(self, module):
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when get_code() returns None')
        exec(code, module.__dict__)

    def load_module(self, fullname):
        return _bootstrap._load_module_shim(self, fullname)


class SourceLoader(_LoaderBasics):
    def path_mtime(self, path):
        raise OSError

    def path_stats(self, path):
        return {'mtime': self.path_mtime(path)}

    def _cache_bytecode(self, source_path, cache_path, data):
        return self.set_data(cache_path, data)

    def set_data(self, path, data):
        """Nothing is written by loaders that do not say how."""

    def get_source(self, fullname):
        path = self.get_filename(fullname)
        try:
            source_bytes = self.get_data(path)
        except OSError as exc:
            raise ImportError('source not available through get_data()', name=fullname) from exc
        return decode_source(source_bytes)

    def source_to_code(self, data, path, *, _optimize=-1):
        return compile(data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


class FileLoader:
    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def load_module(self, fullname):
        self._check_name(fullname)
        return _LoaderBasics.load_module(self, fullname)

    def _check_name(self, name):
        if name is not None and name != self.name:
            raise ImportError(f'loader for {self.name} cannot handle {name}', name=name)

    def get_filename(self, name=None):
        self._check_name(name)
        return self.path

    def get_data(self, path):
        return _imp.path_bytes(str(path))

    def get_resource_reader(self, module):
        from importlib.readers import FileReader
        return FileReader(self)


@_bootstrap._completes(_imp.SourceFileLoader)
class SourceFileLoader(FileLoader, SourceLoader):
    """Loads a module from its source."""

    __repr__ = object.__repr__

    def path_stats(self, path):
        stat = _path_stat(path)
        return {'mtime': stat.st_mtime, 'size': stat.st_size}

    def path_mtime(self, path):
        return int(self.path_stats(path)['mtime'])

    def _cache_bytecode(self, source_path, bytecode_path, data):
        return self.set_data(bytecode_path, data, _mode=_calc_mode(source_path))

    def set_data(self, path, data, *, _mode=0o666):
        import os
        try:
            os.makedirs(_path_split(path)[0], exist_ok=True)
            _write_atomic(path, data, _mode)
        except OSError:
            pass


class SourcelessFileLoader(FileLoader, _LoaderBasics):
    """Loads compiled files, of which none fits this implementation."""

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        _classify_pyc(self.get_data(path), fullname, {'name': fullname, 'path': path})

    def get_source(self, fullname):
        return None


class ExtensionFileLoader(FileLoader, _LoaderBasics):
    """Loads extension modules, which this implementation has none of."""

    def create_module(self, spec):
        raise ImportError(f'extension modules cannot be loaded: {self.path}', name=spec.name, path=self.path)

    def exec_module(self, module):
        raise ImportError(f'extension modules cannot be loaded: {self.path}', name=self.name, path=self.path)

    def is_package(self, fullname):
        return _path_split(self.path)[1].startswith('__init__.')

    def get_code(self, fullname):
        return None

    def get_source(self, fullname):
        return None


class AppleFrameworkLoader(ExtensionFileLoader):
    """Of Apple's systems alone."""


class _NamespacePath:
    """The folders of a namespace package; looked for again when its parent's path has changed."""

    def __init__(self, name, path, path_finder):
        self._name = name
        self._path = path
        self._path_finder = path_finder
        self._last_parent_path = tuple(self._get_parent_path())

    def _get_parent_path(self):
        parent, dot, _ = self._name.rpartition('.')
        if not dot:
            return sys.path
        return sys.modules[parent].__path__

    def _recalculate(self):
        parent_path = tuple(self._get_parent_path())
        if parent_path != self._last_parent_path:
            spec = self._path_finder(self._name, parent_path)
            if spec is not None and spec.loader is None and spec.submodule_search_locations:
                self._path = spec.submodule_search_locations
            self._last_parent_path = parent_path
        return self._path

    def __iter__(self):
        return iter(self._recalculate())

    def __getitem__(self, index):
        return self._recalculate()[index]

    def __setitem__(self, index, path):
        self._path[index] = path

    def __len__(self):
        return len(self._recalculate())

    def __repr__(self):
        return f'_NamespacePath({self._path!r})'

    def __contains__(self, item):
        return item in self._recalculate()

    def append(self, item):
        self._path.append(item)


@_bootstrap._completes(_imp.NamespaceLoader)
class NamespaceLoader:
    """Of packages without code of their own."""

    def __init__(self, name, path, path_finder):
        self._path = _NamespacePath(name, path, path_finder)

    __repr__ = object.__repr__
    __eq__ = object.__eq__

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ''

    def get_code(self, fullname):
        return compile('', '<string>', 'exec', dont_inherit=True)

    def create_module(self, spec):
        """The usual module."""

    def exec_module(self, module):
        """There is nothing to execute."""

    def load_module(self, fullname):
        return _bootstrap._load_module_shim(self, fullname)

    def get_resource_reader(self, module):
        from importlib.readers import NamespaceReader
        return NamespaceReader(self._path)


_NamespaceLoader = NamespaceLoader


@_bootstrap._completes(_imp.PathFinder)
class PathFinder:
    """Finds modules in the entries of sys.path or of a package's __path__."""

    @staticmethod
    def invalidate_caches():
        for name, finder in list(sys.path_importer_cache.items()):
            if finder is None or not _path_isabs(name):
                del sys.path_importer_cache[name]
            elif hasattr(finder, 'invalidate_caches'):
                finder.invalidate_caches()

    @staticmethod
    def _path_hooks(path):
        for hook in sys.path_hooks or ():
            try:
                return hook(path)
            except ImportError:
                continue
        return None

    @classmethod
    def _path_importer_cache(cls, path):
        if path == '':
            try:
                path = _imp.path_cwd()
            except FileNotFoundError:
                return None
        try:
            return sys.path_importer_cache[path]
        except KeyError:
            finder = cls._path_hooks(path)
            sys.path_importer_cache[path] = finder
            return finder

    @classmethod
    def _get_spec(cls, fullname, path, target=None):
        portions = []
        for entry in path:
            if not isinstance(entry, str):
                continue
            finder = cls._path_importer_cache(entry)
            if finder is None:
                continue
            spec = finder.find_spec(fullname, target)
            if spec is None:
                continue
            if spec.loader is not None:
                return spec
            if spec.submodule_search_locations is None:
                raise ImportError('spec missing loader')
            portions.extend(spec.submodule_search_locations)
        spec = ModuleSpec(fullname, None)
        spec.submodule_search_locations = portions
        return spec

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        spec = cls._get_spec(fullname, sys.path if path is None else path, target)
        if spec.loader is not None:
            return spec
        portions = spec.submodule_search_locations
        if not portions:
            return None
        spec.origin = None
        spec.submodule_search_locations = _NamespacePath(fullname, portions, cls._get_spec)
        return spec

    @staticmethod
    def find_distributions(*args, **kwargs):
        from importlib.metadata import MetadataPathFinder
        return MetadataPathFinder.find_distributions(*args, **kwargs)


@_bootstrap._completes(_imp.FileFinder)
class FileFinder:
    """Finds modules in one folder."""

    def __init__(self, path, *loader_details):
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]
        self.path = '.' if not path or path == '.' else path
        if not _path_isabs(self.path):
            self.path = _path_abspath(self.path)

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def invalidate_caches(self):
        """Nothing is kept of the folder."""

    def _get_spec(self, loader_class, fullname, path, search):
        return spec_from_file_location(fullname, path, loader=loader_class(fullname, path),
                                       submodule_search_locations=search)

    def find_spec(self, fullname, target=None):
        base = _path_join(self.path, fullname.rpartition('.')[2])
        is_folder = _path_isdir(base)
        if is_folder:
            for suffix, loader_class in self._loaders:
                init = _path_join(base, '__init__' + suffix)
                if _path_isfile(init):
                    return self._get_spec(loader_class, fullname, init, [base])
        for suffix, loader_class in self._loaders:
            if _path_isfile(base + suffix):
                return self._get_spec(loader_class, fullname, base + suffix, None)
        if is_folder:
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base]
            return spec
        return None

    @classmethod
    def path_hook(cls, *loader_details):
        def path_hook_for_FileFinder(path):
            if not _path_isdir(path):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder

    def __repr__(self):
        return f'FileFinder({self.path!r})'


ModuleSpec = _bootstrap.ModuleSpec


def _get_supported_file_loaders():
    return [(ExtensionFileLoader, EXTENSION_SUFFIXES), (SourceFileLoader, SOURCE_SUFFIXES),
            (SourcelessFileLoader, BYTECODE_SUFFIXES)]


def _file_finder(path):
    """What the native hook of sys.path_hooks does; files are taken for archives."""
    if not _path_isdir(path):
        outer = path
        while outer and not _path_isfile(outer):
            outer, inside = _path_split(outer)
            if not inside:
                break
        if _path_isfile(outer):
            import zipimport
            return zipimport.zipimporter(path)
        raise ImportError('only directories are supported', path=path)
    return FileFinder(path, *_get_supported_file_loaders())
