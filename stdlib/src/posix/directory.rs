//! What folders hold: `listdir`, `scandir`, `DirEntry`.

use super::path::{Path, PathRules};
use super::{Posix, stat};
use crate::io::handle::errno;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::{Cell, RefCell};
use std::ffi::{CStr, CString};

natives! {
    /// Functions about folders.
    pub(super) TABLE:
    "posix.listdir" => listdir, 0, 1, true, Function;
    "posix.scandir" => scandir, 0, 1, true, Function;
}

natives! {
    /// Methods of what `scandir` gives.
    ITERATOR:
    "ScandirIterator.__iter__" => itself, 1, 1, false, Method;
    "ScandirIterator.__next__" => next, 1, 1, false, Method;
    "ScandirIterator.__enter__" => itself, 1, 1, false, Method;
    "ScandirIterator.__exit__" => close, 1, 4, false, Method;
    "ScandirIterator.close" => close, 1, 1, false, Method;
}

natives! {
    /// Methods of an entry.
    ENTRY:
    "DirEntry.name" => name, 1, 1, false, Getter;
    "DirEntry.path" => path, 1, 1, false, Getter;
    "DirEntry.is_dir" => is_dir, 1, 1, true, Method;
    "DirEntry.is_file" => is_file, 1, 1, true, Method;
    "DirEntry.is_symlink" => is_symlink, 1, 1, false, Method;
    "DirEntry.is_junction" => is_junction, 1, 1, false, Method;
    "DirEntry.stat" => entry_stat, 1, 1, true, Method;
    "DirEntry.inode" => inode, 1, 1, false, Method;
    "DirEntry.__fspath__" => path, 1, 1, false, Method;
    "DirEntry.__repr__" => repr, 1, 1, false, Method;
    "DirEntry.__class_getitem__" => rekindle_objects::generic_alias::alias, 2, 2, false, Class;
}

/// An open folder.
struct Folder(*mut libc::DIR);

/// One name in a folder.
struct Found {
    name: CString,
    kind: u8,
    inode: u64,
}

impl Folder {
    /// Opens it; of a descriptor, a duplicate is used.
    fn open(path: &Path) -> Result<Folder, i32> {
        // SAFETY: a text that ends with a zero, or a descriptor of our own.
        let dir = unsafe {
            match path.fd {
                None => libc::opendir(path.as_ptr()),
                Some(fd) => {
                    let own = libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0);
                    if own < 0 {
                        return Err(errno());
                    }
                    let dir = libc::fdopendir(own);
                    if dir.is_null() {
                        let reason = errno();
                        libc::close(own);
                        return Err(reason);
                    }
                    libc::rewinddir(dir);
                    dir
                }
            }
        };
        if dir.is_null() {
            Err(errno())
        } else {
            Ok(Folder(dir))
        }
    }

    /// The next name; the folder itself and its parent are left out.
    fn next(&mut self) -> Option<Found> {
        loop {
            // SAFETY: an open folder; what it points to is valid until the next call.
            let found = unsafe {
                let entry = libc::readdir(self.0);
                if entry.is_null() {
                    return None;
                }
                Found {
                    name: CStr::from_ptr((*entry).d_name.as_ptr()).to_owned(),
                    kind: (*entry).d_type,
                    inode: (*entry).d_ino,
                }
            };
            if !matches!(found.name.as_bytes(), b"." | b"..") {
                return Some(found);
            }
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // SAFETY: open, and closed once.
        unsafe { libc::closedir(self.0) };
    }
}

/// The state of an iteration.
struct Scan {
    folder: RefCell<Option<Folder>>,
    /// What names are put behind: the argument, None for the current folder.
    base: Value,
    bytes: bool,
    fd: Option<i32>,
}

impl Foreign for Scan {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.base);
    }
}

/// The state of an entry.
struct Entry {
    name: Value,
    path: Value,
    kind: u8,
    inode: u64,
    dir: i32,
    known: Cell<Option<(bool, libc::mode_t)>>,
    stats: [Cell<Value>; 2],
}

impl Foreign for Entry {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        for v in [
            self.name,
            self.path,
            self.stats[0].get(),
            self.stats[1].get(),
        ] {
            see(v);
        }
    }
}

/// Makes the classes.
pub(super) fn add_classes(rt: &mut Runtime, module: Value) -> R<()> {
    let scan = NativeClass {
        module: "posix",
        name: "ScandirIterator",
        doc: None,
        base: ClassId::OBJECT,
        methods: ITERATOR,
        state: true,
        dict: false,
    };
    let entry = NativeClass {
        name: "DirEntry",
        methods: ENTRY,
        ..scan
    };
    let (scan, entry) = (rt.define_class(&scan)?, rt.define_class(&entry)?);
    let posix = rt.library.get::<Posix>();
    posix.scandir.set(scan);
    posix.dir_entry.set(entry);
    let object = rt.class(entry).object;
    rt.set_module_attr(module, "DirEntry", object);
    Ok(())
}

fn open(rt: &mut Runtime, args: Args<'_>, function: &'static str) -> R<(Path, Folder)> {
    let [path] = rt.bind_args(function, args, 0, ["path"], 0)?;
    let rules = PathRules::new(function, "path").or_fd().or_none();
    let path = rules.read(rt, path)?;
    match Folder::open(&path) {
        Ok(folder) => Ok((path, folder)),
        Err(errno) => {
            let shown = if path.given.is_none() {
                rt.intern(".")
            } else {
                path.given
            };
            rt.raise_os_error(errno, shown)
        }
    }
}

fn listdir(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (path, mut folder) = open(rt, args, "listdir")?;
    let names = rt.new_empty_list();
    while let Some(found) = folder.next() {
        let name = path.found(rt, found.name.as_bytes());
        rt.list_push(names, name);
    }
    Ok(names)
}

fn scandir(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (path, folder) = open(rt, args, "scandir")?;
    let base = if path.fd.is_some() || path.given.is_none() {
        rt.intern(if path.fd.is_some() { "" } else { "." })
    } else {
        crate::io::common::fspath(rt, path.given)?
    };
    let class = rt.library.get::<Posix>().scandir.get();
    Ok(rt.new_with_state(
        class,
        Scan {
            folder: RefCell::new(Some(folder)),
            base,
            bytes: path.bytes,
            fd: path.fd,
        },
    ))
}

fn itself(_: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(args.all[0])
}

fn close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let scan = rt.own_state::<Scan>(&args.all[0], "close")?;
    drop(scan.folder.borrow_mut().take());
    Ok(Value::NONE)
}

fn next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let scan = rt.own_state::<Scan>(&args.all[0], "__next__")?;
    let found = scan.folder.borrow_mut().as_mut().and_then(Folder::next);
    let Some(found) = found else {
        drop(scan.folder.borrow_mut().take());
        return rt.stop_iteration(Value::NONE);
    };
    let shown = found.name.as_bytes();
    let name = if scan.bytes {
        rt.new_bytes(shown)
    } else {
        crate::io::common::escaped_text(rt, shown)
    };
    let path = joined(rt, scan, name);
    let class = rt.library.get::<Posix>().dir_entry.get();
    let none = || Cell::new(Value::NULL);
    let entry = Entry {
        name,
        path,
        kind: found.kind,
        inode: found.inode,
        dir: scan.fd.unwrap_or(libc::AT_FDCWD),
        known: Cell::default(),
        stats: [none(), none()],
    };
    Ok(rt.new_with_state(class, entry))
}

/// The name behind that of the folder.
fn joined(rt: &mut Runtime, scan: &Scan, name: Value) -> Value {
    let content = |rt: &Runtime, v: Value| match rt.bytes_like(v) {
        Some(bytes) => bytes.to_vec(),
        None => rt.str_bytes(v).to_vec(),
    };
    let mut path = content(rt, scan.base);
    if !path.is_empty() && !path.ends_with(b"/") {
        path.push(b'/');
    }
    path.extend_from_slice(&content(rt, name));
    if scan.bytes {
        rt.new_bytes(&path)
    } else {
        rt.new_str_wtf8(&path)
    }
}

fn name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.own_state::<Entry>(&args.all[0], "name")?.name)
}

fn path(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.own_state::<Entry>(&args.all[0], "path")?.path)
}

fn follow_argument(rt: &mut Runtime, args: Args<'_>, function: &str) -> R<bool> {
    let [follow] = rt.keyword_args(function, args, ["follow_symlinks"])?;
    super::calls::flag(rt, follow, true)
}

/// The state of an entry's file, asked for once.
fn state_of(rt: &mut Runtime, v: Value, follow: bool) -> R<Value> {
    let entry = rt.own_state::<Entry>(&v, "stat")?;
    let known = &entry.stats[follow as usize];
    if !known.get().is_null() {
        return Ok(known.get());
    }
    let path = if entry.dir == libc::AT_FDCWD {
        entry.path
    } else {
        entry.name
    };
    let path = PathRules::new("stat", "path").read(rt, path)?;
    let found = stat::of_path(rt, &path, entry.dir, follow)?;
    let result = stat::result(rt, &found);
    known.set(result);
    rt.state_barrier(v, result);
    Ok(result)
}

/// Is the entry of this type (a format bit of its mode)?
fn is_type(rt: &mut Runtime, v: Value, follow: bool, format: libc::mode_t) -> R<Value> {
    let entry = rt.own_state::<Entry>(&v, "is_dir")?;
    let told = match entry.kind {
        libc::DT_DIR => Some(libc::S_IFDIR),
        libc::DT_REG => Some(libc::S_IFREG),
        libc::DT_LNK if !follow => Some(libc::S_IFLNK),
        libc::DT_LNK | libc::DT_UNKNOWN => None,
        _ => Some(0),
    };
    if let Some(told) = told {
        return Ok(Value::bool(told == format));
    }
    if let Some((followed, mode)) = entry.known.get()
        && followed == follow
    {
        return Ok(Value::bool(mode == format));
    }
    match state_of(rt, v, follow) {
        Ok(state) => {
            let name = rt.intern("st_mode");
            let mode = rt.get_attr(state, name)?;
            let mode = rt.index_i64(mode)? as libc::mode_t & libc::S_IFMT;
            entry.known.set(Some((follow, mode)));
            Ok(Value::bool(mode == format))
        }
        Err(raised) => {
            let exc = rt.ctx.exc;
            let class = rt.class_of(exc);
            let missing = rt.class(class).name == "FileNotFoundError";
            if missing {
                rt.clear_pending();
                return Ok(Value::FALSE);
            }
            Err(raised)
        }
    }
}

fn is_dir(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let follow = follow_argument(rt, args, "is_dir")?;
    is_type(rt, args.all[0], follow, libc::S_IFDIR)
}

fn is_file(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let follow = follow_argument(rt, args, "is_file")?;
    is_type(rt, args.all[0], follow, libc::S_IFREG)
}

fn is_symlink(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    is_type(rt, args.all[0], false, libc::S_IFLNK)
}

fn is_junction(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::FALSE)
}

fn entry_stat(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let follow = follow_argument(rt, args, "stat")?;
    state_of(rt, args.all[0], follow)
}

fn inode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let inode = rt.own_state::<Entry>(&args.all[0], "inode")?.inode;
    Ok(rt.new_int_i128(inode as i128))
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = rt.own_state::<Entry>(&args.all[0], "__repr__")?.name;
    let name = rt.repr_text(name)?;
    Ok(rt.new_str(&format!("<DirEntry {name}>")))
}
