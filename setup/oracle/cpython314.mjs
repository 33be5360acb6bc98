// Runs one Python program under CPython 3.14 compiled to WebAssembly, as `python3 FILE ARGS` would.
//
//   node cpython314.mjs FOLDER_OF_NODE_MODULES FILE [ARGS…]
//   node cpython314.mjs FOLDER_OF_NODE_MODULES --batch FOLDER FILE…
//
// The second form runs many programs in one process, because starting takes seconds: what the Nth wrote is put into
// FOLDER/N.out, N.err and N.status. Each gets modules of its own; what a program does to the interpreter beyond that
// (a changed built-in type cannot be, so: caches, warnings already given) the next ones may see.
//
// Not for: hashes, set order, sys.maxsize, signals, threads, deep recursion (a 32-bit build on another stack).
// The program sees its own folder, so sibling modules import; nothing else of the machine but what ORACLE_MOUNTS
// names: pairs FOLDER=PLACE separated by `:`. Folders of ORACLE_PATH, separated by `:`, go to the front of sys.path.
import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const RUN = `
import builtins, sys, types

def run(path, folder, arguments, places):
    """Runs the file as __main__ and returns the exit status that CPython's own main would."""
    main = types.ModuleType("__main__")
    main.__file__, main.__builtins__ = path, builtins
    sys.modules["__main__"] = main
    sys.argv, sys.path[0:0] = [path, *arguments], [folder, *places]
    sys.dont_write_bytecode = True
    status = 0
    try:
        with open(path, "rb") as file:
            source = file.read()
        exec(compile(source, path, "exec", dont_inherit=True), main.__dict__)
    except SystemExit as exit:
        if isinstance(exit.code, int):
            status = exit.code & 255
        elif exit.code is not None:
            print(exit.code, file=sys.stderr)
            status = 1
    except BaseException as error:
        # The first frame is this function; a SyntaxError of the file itself has no other.
        sys.excepthook(type(error), error, error.__traceback__.tb_next)
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return status

def fresh():
    """Notes what there is before any program, and returns what puts it back."""
    import builtins, gc, sys, warnings
    modules, names, path = dict(sys.modules), dict(vars(builtins)), list(sys.path)
    limits = sys.getrecursionlimit(), sys.get_int_max_str_digits()
    hooks, meta_path, filters = sys.excepthook, list(sys.meta_path), list(warnings.filters)

    def restore():
        for name in list(sys.modules):
            if name not in modules:
                del sys.modules[name]
        sys.modules.update(modules)
        own = vars(builtins)
        own.update(names)
        for name in [name for name in own if name not in names]:
            del own[name]
        sys.path[:], sys.meta_path[:], warnings.filters[:] = path, meta_path, filters
        sys.excepthook = hooks
        sys.setrecursionlimit(limits[0])
        sys.set_int_max_str_digits(limits[1])
        sys.path_importer_cache.clear()
        gc.collect()
    return restore
(run, fresh())
`;

const [modules, ...words] = process.argv.slice(2);
const batch = words[0] === "--batch";
const [results, files, programArguments] = batch
    ? [words[1], words.slice(2), []]
    : [null, words.slice(0, 1), words.slice(1)];
if (files.length === 0) {
    process.stderr.write("usage: node cpython314.mjs FOLDER_OF_NODE_MODULES [--batch FOLDER] FILE [ARGS…]\n");
    process.exit(2);
}

// Writes everything, also when the other end of the pipe is slow.
const writer = (descriptor) => ({
    write(bytes) {
        for (let done = 0; done < bytes.length; ) {
            try {
                done += writeSync(descriptor, bytes, done);
            } catch (error) {
                if (error.code !== "EAGAIN") throw error;
            }
        }
        return bytes.length;
    },
});

const { loadPyodide } = await import(pathToFileURL(join(resolve(modules), "node_modules", "pyodide", "pyodide.mjs")).href);
const python = await loadPyodide({
    env: { HOME: "/home/pyodide", PYTHONHASHSEED: process.env.PYTHONHASHSEED ?? "0" },
});
const parts = (text) => (text ?? "").split(":").filter((part) => part !== "");
for (const pair of parts(process.env.ORACLE_MOUNTS)) {
    const [from, to] = pair.split("=");
    python.FS.mkdirTree(to);
    python.mountNodeFS(to, resolve(from));
}
const places = python.toPy(parts(process.env.ORACLE_PATH));
const [run, restore] = python.runPython(RUN);
const mounted = new Set();

// Runs the program in its own folder and returns its exit status.
function answer(file) {
    const path = resolve(file);
    const folder = dirname(path);
    closeSync(openSync(path)); // A missing file is the caller's mistake: fail before Python starts.
    if (!mounted.has(folder)) {
        python.FS.mkdirTree(folder);
        python.mountNodeFS(folder, folder);
        mounted.add(folder);
    }
    python.FS.chdir(folder);
    return run(path, folder, python.toPy(programArguments), places);
}

if (!batch) {
    python.setStdout(writer(1));
    python.setStderr(writer(2));
    process.exit(answer(files[0]));
}
for (const [number, file] of files.entries()) {
    const [out, err] = ["out", "err"].map((stream) => openSync(join(results, `${number}.${stream}`), "w"));
    python.setStdout(writer(out));
    python.setStderr(writer(err));
    writeFileSync(join(results, `${number}.status`), `${answer(file)}\n`);
    closeSync(out);
    closeSync(err);
    restore();
}
process.exit(0);
