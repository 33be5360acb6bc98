//! `FileIO`: a file of the system, without buffers.
//!
//! The file is longer than most because the whole class stands in it.

use super::common::{self, call, system_path, unsupported};
use super::handle::{self, Handle, retry, retry_errno};
use super::{Io, base::Bases};
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Bytes that reading to the end starts with when the size is unknown.
const FIRST_READ: usize = 8 << 10;
/// Most bytes that the system takes in one call.
const MOST: usize = 0x7fff_f000;

/// The state of a `FileIO`.
pub(super) struct File {
    handle: RefCell<Rc<Handle>>,
    mode: Cell<Mode>,
    seekable: Cell<Option<bool>>,
    block: Cell<i64>,
}

/// How a file was opened.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Mode {
    read: bool,
    write: bool,
    create: bool,
    append: bool,
    plus: bool,
}

impl Foreign for File {}

impl File {
    /// The descriptor below.
    pub(super) fn handle(&self) -> Rc<Handle> {
        self.handle.borrow().clone()
    }

    /// The size of blocks the file system likes.
    pub(super) fn block(&self) -> i64 {
        self.block.get()
    }
}

natives! {
    /// Methods of the class.
    TABLE:
    "FileIO.__new__" => new, 1, ANY, true, Static;
    "FileIO.__init__" => init, 1, ANY, true, Method;
    "FileIO.read" => read, 1, 2, false, Method;
    "FileIO.readall" => readall, 1, 1, false, Method;
    "FileIO.readinto" => readinto, 2, 2, false, Method;
    "FileIO.write" => write, 2, 2, false, Method;
    "FileIO.seek" => seek, 2, 3, false, Method;
    "FileIO.tell" => tell, 1, 1, false, Method;
    "FileIO.truncate" => truncate, 1, 2, false, Method;
    "FileIO.close" => close, 1, 1, false, Method;
    "FileIO.seekable" => seekable, 1, 1, false, Method;
    "FileIO.readable" => readable, 1, 1, false, Method;
    "FileIO.writable" => writable, 1, 1, false, Method;
    "FileIO.fileno" => fileno, 1, 1, false, Method;
    "FileIO.isatty" => isatty, 1, 1, false, Method;
    "FileIO.closed" => closed, 1, 1, false, Getter;
    "FileIO.closefd" => closefd, 1, 1, false, Getter;
    "FileIO.mode" => mode, 1, 1, false, Getter;
    "FileIO._blksize" => blksize, 1, 1, false, Getter;
    "FileIO.__repr__" => repr, 1, 1, false, Method;
}

/// Makes the class.
pub(super) fn install(rt: &mut Runtime, module: Value, bases: &Bases) -> R<()> {
    let class = NativeClass {
        module: "_io",
        name: "FileIO",
        doc: Some("Open a file."),
        base: bases.raw,
        methods: TABLE,
        state: true,
        dict: true,
    };
    let id = common::define(rt, module, &class)?;
    common::refuse_pickling(rt, id, true);
    rt.library.get::<Io>().file.set(id);
    Ok(())
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Io>().file.get();
    let class = rt.class_argument(args.all[0], base)?;
    Ok(rt.new_with_state(
        class,
        File {
            handle: RefCell::new(Handle::new(-1, true)),
            mode: Cell::default(),
            seekable: Cell::default(),
            block: Cell::new(super::DEFAULT_BUFFER_SIZE),
        },
    ))
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["file", "mode", "closefd", "opener"];
    let [file, mode, closefd, opener] = rt.bind_args("FileIO", args, 1, names, 1)?;
    let mode = if mode.is_null() {
        "r".to_string()
    } else if rt.is_any_str(mode) {
        rt.str_text(mode).into_owned()
    } else {
        let got = rt.type_name(mode);
        return rt.type_error(format!("FileIO() argument 'mode' must be str, not {got}"));
    };
    let closefd = closefd.is_null() || rt.truth(closefd)?;
    open_into(rt, args.all[0], file, &mode, closefd, opener)?;
    Ok(Value::NONE)
}

/// A new `FileIO`.
pub(super) fn open(
    rt: &mut Runtime,
    file: Value,
    mode: &str,
    closefd: bool,
    opener: Value,
) -> R<Value> {
    let class = rt.library.get::<Io>().file.get();
    let class = rt.class(class).object;
    let v = new(rt, Args::positional(&[class]))?;
    open_into(rt, v, file, mode, closefd, opener)?;
    Ok(v)
}

fn parse_mode(rt: &mut Runtime, text: &str) -> R<(Mode, i32)> {
    let mut mode = Mode::default();
    let (mut kinds, mut flags) = (0, 0);
    for c in text.chars() {
        match c {
            'r' => mode.read = true,
            'w' => flags |= libc::O_CREAT | libc::O_TRUNC,
            'x' => {
                mode.create = true;
                flags |= libc::O_CREAT | libc::O_EXCL;
            }
            'a' => {
                mode.append = true;
                flags |= libc::O_CREAT | libc::O_APPEND;
            }
            'b' => {}
            '+' if !mode.plus => mode.plus = true,
            '+' => kinds = 9,
            _ => return rt.value_error(format!("invalid mode: {text}")),
        }
        mode.write |= matches!(c, 'w' | 'x' | 'a');
        kinds += matches!(c, 'r' | 'w' | 'x' | 'a') as usize;
    }
    if kinds != 1 {
        return rt.value_error(
            "Must have exactly one of create/read/write/append mode and at most one plus",
        );
    }
    if mode.plus {
        (mode.read, mode.write) = (true, true);
    }
    flags |= match (mode.read, mode.write) {
        (true, true) => libc::O_RDWR,
        (true, false) => libc::O_RDONLY,
        _ => libc::O_WRONLY,
    };
    Ok((mode, flags | libc::O_CLOEXEC))
}

fn open_into(
    rt: &mut Runtime,
    v: Value,
    file: Value,
    mode: &str,
    closefd: bool,
    opener: Value,
) -> R<()> {
    let (mode, flags) = parse_mode(rt, mode)?;
    let given = descriptor_argument(rt, file)?;
    let fd = match given {
        Some(fd) => fd,
        None if !closefd => {
            return rt.value_error("Cannot use closefd=False with file name");
        }
        None => open_path(rt, file, flags, opener)?,
    };
    let handle = Handle::new(fd, closefd);
    let status = match handle::status(fd) {
        Ok(status) => status,
        Err(errno) => {
            handle.owned.set(given.is_none());
            return rt.raise_os_error(errno, Value::NONE);
        }
    };
    if status.st_mode & libc::S_IFMT == libc::S_IFDIR {
        handle.owned.set(given.is_none());
        return rt.raise_os_error(libc::EISDIR, file);
    }
    rt.library.get::<Io>().open_buffers.write_out_file(fd);
    let state = rt.own_state::<File>(&v, "__init__")?;
    *state.handle.borrow_mut() = handle;
    state.mode.set(mode);
    state.seekable.set(None);
    if status.st_blksize > 1 {
        state.block.set(status.st_blksize as i64);
    }
    let name = rt.names.name_attr;
    rt.set_attr(v, name, file)?;
    if mode.append
        && let Err(errno) = handle::seek(fd, 0, libc::SEEK_END)
        && errno != libc::ESPIPE
    {
        return rt.raise_os_error(errno, Value::NONE);
    }
    Ok(())
}

/// The descriptor, if the argument is an int.
fn descriptor_argument(rt: &mut Runtime, file: Value) -> R<Option<i32>> {
    if rt.int_of(file).is_none() {
        return Ok(None);
    }
    let fd = rt.index_i64(file)?;
    if fd < 0 {
        return rt.value_error("negative file descriptor");
    }
    match i32::try_from(fd) {
        Ok(fd) => Ok(Some(fd)),
        Err(_) => rt.overflow_error("Python int too large to convert to C int"),
    }
}

fn open_path(rt: &mut Runtime, file: Value, flags: i32, opener: Value) -> R<i32> {
    if opener.is_null() || opener.is_none() {
        let path = common::fspath(rt, file)?;
        let path = system_path(rt, path)?;
        let mut result = retry_errno(rt, || handle::open(&path, flags, 0o666))?;
        if let Err(libc::EMFILE | libc::ENFILE) = result {
            // Files that nobody uses any more are closed by a collection.
            rt.collect_garbage(true);
            result = retry_errno(rt, || handle::open(&path, flags, 0o666))?;
        }
        return match result {
            Ok(fd) => Ok(fd),
            Err(errno) => rt.raise_os_error(errno, file),
        };
    }
    let flags = Value::small_int(flags as i64);
    let fd = rt.call(opener, Args::positional(&[file, flags]))?;
    if rt.int_of(fd).is_none() {
        return rt.type_error("expected integer from opener");
    }
    match i32::try_from(rt.index_i64(fd)?) {
        Ok(fd) if fd >= 0 => Ok(fd),
        Ok(fd) => rt.value_error(format!("opener returned {fd}")),
        Err(_) => rt.overflow_error("Python int too large to convert to C int"),
    }
}

/// The open descriptor of a method's receiver.
fn opened(rt: &mut Runtime, v: &Value, method: &str) -> R<i32> {
    let fd = rt.own_state::<File>(v, method)?.handle.borrow().fd();
    if fd < 0 {
        return rt.value_error("I/O operation on closed file");
    }
    Ok(fd)
}

fn readable_fd(rt: &mut Runtime, v: &Value, method: &str) -> R<i32> {
    let fd = opened(rt, v, method)?;
    if !rt.own_state::<File>(v, method)?.mode.get().read {
        return unsupported(rt, "File not open for reading");
    }
    Ok(fd)
}

fn writable_fd(rt: &mut Runtime, v: &Value, method: &str) -> R<i32> {
    let fd = opened(rt, v, method)?;
    if !rt.own_state::<File>(v, method)?.mode.get().write {
        return unsupported(rt, "File not open for writing");
    }
    Ok(fd)
}

/// Reads at most so many bytes; `None` if that would block.
pub(super) fn read_some(rt: &mut Runtime, fd: i32, most: usize) -> R<Option<Vec<u8>>> {
    let mut bytes = vec![0; most.min(MOST)];
    match retry_errno(rt, || handle::read(fd, &mut bytes))? {
        Ok(n) => {
            bytes.truncate(n);
            Ok(Some(bytes))
        }
        Err(libc::EAGAIN) => Ok(None),
        Err(errno) => rt.raise_os_error(errno, Value::NONE),
    }
}

/// Writes some of the bytes; `None` if that would block.
pub(super) fn write_some(rt: &mut Runtime, fd: i32, bytes: &[u8]) -> R<Option<usize>> {
    let bytes = &bytes[..bytes.len().min(MOST)];
    match retry_errno(rt, || handle::write(fd, bytes))? {
        Ok(n) => Ok(Some(n)),
        Err(libc::EAGAIN) => Ok(None),
        Err(errno) => rt.raise_os_error(errno, Value::NONE),
    }
}

/// Reads to the end; `None` if nothing came because that would block.
pub(super) fn read_all(rt: &mut Runtime, fd: i32) -> R<Option<Vec<u8>>> {
    let size = handle::status(fd).map_or(0, |s| s.st_size);
    let at = handle::seek(fd, 0, libc::SEEK_CUR).unwrap_or(0);
    let left = usize::try_from(size - at).unwrap_or(0);
    let mut all = Vec::new();
    // One more than is left, so that the end is seen without another turn of growing.
    let mut step = if left > 0 { left + 1 } else { FIRST_READ };
    loop {
        let start = all.len();
        all.resize(start + step.min(MOST), 0);
        match retry_errno(rt, || handle::read(fd, &mut all[start..]))? {
            Ok(0) => {
                all.truncate(start);
                return Ok(Some(all));
            }
            Ok(n) => all.truncate(start + n),
            Err(libc::EAGAIN) => {
                all.truncate(start);
                return Ok((start > 0).then_some(all));
            }
            Err(errno) => return rt.raise_os_error(errno, Value::NONE),
        }
        step = FIRST_READ.max(all.len() / 4);
    }
}

fn bytes_or_none(rt: &mut Runtime, bytes: Option<Vec<u8>>) -> Value {
    match bytes {
        Some(bytes) => rt.new_bytes(&bytes),
        None => Value::NONE,
    }
}

fn read(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = readable_fd(rt, &args.all[0], "read")?;
    let size = common::optional_size(rt, args.all.get(1))?;
    let bytes = match size {
        Some(size) => read_some(rt, fd, size)?,
        None => return call(rt, args.all[0], "readall", &[]),
    };
    Ok(bytes_or_none(rt, bytes))
}

fn readall(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = opened(rt, &args.all[0], "readall")?;
    let bytes = read_all(rt, fd)?;
    Ok(bytes_or_none(rt, bytes))
}

fn readinto(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = readable_fd(rt, &args.all[0], "readinto")?;
    let room = common::writable_len(rt, args.all[1], "readinto")?;
    match read_some(rt, fd, room)? {
        None => Ok(Value::NONE),
        Some(bytes) => {
            common::fill(rt, args.all[1], &bytes);
            Ok(Value::small_int(bytes.len() as i64))
        }
    }
}

fn write(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = writable_fd(rt, &args.all[0], "write")?;
    let bytes = common::bytes_argument(rt, args.all[1])?;
    Ok(match write_some(rt, fd, bytes)? {
        Some(n) => Value::small_int(n as i64),
        None => Value::NONE,
    })
}

/// Whence as the system counts it: an int, from 0 (start) on.
fn whence_argument(rt: &mut Runtime, v: Option<&Value>) -> R<i32> {
    let Some(v) = v else { return Ok(0) };
    Ok(rt.index_i64(*v)? as i32)
}

fn seek(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = opened(rt, &args.all[0], "seek")?;
    if rt.float_of(args.all[1]).is_some() && rt.int_of(args.all[1]).is_none() {
        return rt.type_error("'float' object cannot be interpreted as an integer");
    }
    let to = rt.index_i64(args.all[1])?;
    let whence = whence_argument(rt, args.all.get(2))?;
    let at = retry(rt, || handle::seek(fd, to, whence))?;
    Ok(rt.new_int(at))
}

fn tell(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = opened(rt, &args.all[0], "tell")?;
    let at = retry(rt, || handle::seek(fd, 0, libc::SEEK_CUR))?;
    Ok(rt.new_int(at))
}

fn truncate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = writable_fd(rt, &args.all[0], "truncate")?;
    let size = match args.all.get(1) {
        Some(v) if !v.is_none() => *v,
        _ => call(rt, args.all[0], "tell", &[])?,
    };
    let len = rt.index_i64(size)?;
    retry(rt, || handle::truncate(fd, len))?;
    Ok(size)
}

fn close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    let handle = rt.own_state::<File>(&v, "close")?.handle();
    let raw = common::base_method(rt, "_RawIOBase", "close")?;
    let closed = rt.call(raw, Args::positional(&[v]));
    if let Err(errno) = handle.close() {
        closed?;
        return rt.raise_os_error(errno, Value::NONE);
    }
    closed
}

/// Can the place in a file be moved?
pub(super) fn is_seekable(state: &File) -> bool {
    if state.seekable.get().is_none() {
        let fd = state.handle.borrow().fd();
        let able = handle::seek(fd, 0, libc::SEEK_CUR).is_ok();
        state.seekable.set(Some(able));
    }
    state.seekable.get() == Some(true)
}

fn seekable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    opened(rt, &args.all[0], "seekable")?;
    let state = rt.own_state::<File>(&args.all[0], "seekable")?;
    Ok(Value::bool(is_seekable(state)))
}

fn readable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    opened(rt, &args.all[0], "readable")?;
    let state = rt.own_state::<File>(&args.all[0], "readable")?;
    Ok(Value::bool(state.mode.get().read))
}

fn writable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    opened(rt, &args.all[0], "writable")?;
    let state = rt.own_state::<File>(&args.all[0], "writable")?;
    Ok(Value::bool(state.mode.get().write))
}

fn fileno(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = opened(rt, &args.all[0], "fileno")?;
    Ok(Value::small_int(fd as i64))
}

fn isatty(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = opened(rt, &args.all[0], "isatty")?;
    Ok(Value::bool(handle::is_terminal(fd)))
}

fn closed(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<File>(&args.all[0], "closed")?;
    Ok(Value::bool(state.handle.borrow().fd() < 0))
}

fn closefd(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<File>(&args.all[0], "closefd")?;
    Ok(Value::bool(state.handle.borrow().owned.get()))
}

fn blksize(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<File>(&args.all[0], "_blksize")?;
    Ok(Value::small_int(state.block.get()))
}

fn mode_text(mode: Mode) -> &'static str {
    match (mode.create, mode.append, mode.read, mode.write) {
        (true, _, true, _) => "xb+",
        (true, _, false, _) => "xb",
        (_, true, true, _) => "ab+",
        (_, true, false, _) => "ab",
        (_, _, true, true) => "rb+",
        (_, _, true, false) => "rb",
        _ => "wb",
    }
}

fn mode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mode = rt.own_state::<File>(&args.all[0], "mode")?.mode.get();
    Ok(rt.new_str(mode_text(mode)))
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    let (mode, handle) = {
        let state = rt.own_state::<File>(&v, "__repr__")?;
        (mode_text(state.mode.get()), state.handle())
    };
    let class = rt.class_of(v);
    let class = rt.class_path(class);
    if handle.fd() < 0 {
        return Ok(rt.new_str(&format!("<{class} [closed]>")));
    }
    let closefd = if handle.owned.get() { "True" } else { "False" };
    let name = rt.names.name_attr;
    let name = match rt.get_attr_opt(v, name)? {
        Some(name) => format!("name={}", rt.repr_text(name)?),
        None => format!("fd={}", handle.fd()),
    };
    Ok(rt.new_str(&format!("<{class} {name} mode='{mode}' closefd={closefd}>")))
}
