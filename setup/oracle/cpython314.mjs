// Runs one Python program under CPython 3.14 compiled to WebAssembly, as `python3 FILE ARGS` would.
//
//   node cpython314.mjs FOLDER_OF_NODE_MODULES FILE [ARGS…]
//
// Not for: hashes, set order, sys.maxsize, signals, threads, deep recursion (a 32-bit build on another stack).
// The program sees its own folder, so sibling modules import; nothing else of the machine but what ORACLE_MOUNTS
// names: pairs FOLDER=PLACE separated by `:`. Folders of ORACLE_PATH, separated by `:`, go to the front of sys.path.
import { closeSync, openSync, writeSync } from "node:fs";
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
run
`;

const [modules, file, ...programArguments] = process.argv.slice(2);
if (file === undefined) {
    process.stderr.write("usage: node cpython314.mjs FOLDER_OF_NODE_MODULES FILE [ARGS…]\n");
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
python.setStdout(writer(1));
python.setStderr(writer(2));

const path = resolve(file);
const folder = dirname(path);
closeSync(openSync(path)); // A missing file is the caller's mistake: fail before Python starts.
python.FS.mkdirTree(folder);
python.mountNodeFS(folder, folder);
const parts = (text) => (text ?? "").split(":").filter((part) => part !== "");
for (const pair of parts(process.env.ORACLE_MOUNTS)) {
    const [from, to] = pair.split("=");
    python.FS.mkdirTree(to);
    python.mountNodeFS(to, resolve(from));
}
python.FS.chdir(folder);
const places = python.toPy(parts(process.env.ORACLE_PATH));
process.exit(python.runPython(RUN)(path, folder, python.toPy(programArguments), places));
