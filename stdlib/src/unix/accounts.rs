//! Modules `pwd` and `grp`: users and groups.

use crate::io::common::escaped_text;
use crate::structseq::{self, Struct};
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;
use std::ffi::{CStr, CString};

natives! {
    /// Functions of `pwd`.
    PWD:
    "pwd.getpwuid" => getpwuid, 1, 1, false, Function;
    "pwd.getpwnam" => getpwnam, 1, 1, false, Function;
    "pwd.getpwall" => getpwall, 0, 0, false, Function;
}

natives! {
    /// Functions of `grp`.
    GRP:
    "grp.getgrgid" => getgrgid, 1, 1, true, Function;
    "grp.getgrnam" => getgrnam, 1, 1, true, Function;
    "grp.getgrall" => getgrall, 0, 0, false, Function;
}

static PASSWD: Struct = Struct {
    module: "pwd",
    name: "struct_passwd",
    fields: &[
        "pw_name",
        "pw_passwd",
        "pw_uid",
        "pw_gid",
        "pw_gecos",
        "pw_dir",
        "pw_shell",
    ],
    visible: 7,
};

static GROUP: Struct = Struct {
    module: "grp",
    name: "struct_group",
    fields: &["gr_name", "gr_passwd", "gr_gid", "gr_mem"],
    visible: 4,
};

/// The classes of results.
struct Accounts {
    passwd: Cell<ClassId>,
    group: Cell<ClassId>,
}

impl Default for Accounts {
    fn default() -> Accounts {
        Accounts {
            passwd: Cell::new(ClassId::TUPLE),
            group: Cell::new(ClassId::TUPLE),
        }
    }
}

/// Makes module `pwd`.
pub(crate) fn install_pwd(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("pwd");
    rt.fill_module(module, PWD);
    let class = structseq::define(rt, module, &PASSWD)?;
    rt.library.get::<Accounts>().passwd.set(class);
    Ok(())
}

/// Makes module `grp`.
pub(crate) fn install_grp(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("grp");
    rt.fill_module(module, GRP);
    let class = structseq::define(rt, module, &GROUP)?;
    rt.library.get::<Accounts>().group.set(class);
    Ok(())
}

/// A text of the system; null is the empty one.
///
/// # Safety
/// Null, or a text that ends with a zero.
unsafe fn text(rt: &mut Runtime, p: *const libc::c_char) -> Value {
    if p.is_null() {
        return rt.intern("");
    }
    // SAFETY: the caller's promise.
    let bytes = unsafe { CStr::from_ptr(p) }.to_bytes().to_vec();
    escaped_text(rt, &bytes)
}

/// The entry the system found, if any.
///
/// # Safety
/// Null, or what the last call of the system's functions gave.
unsafe fn passwd(rt: &mut Runtime, p: *const libc::passwd) -> Option<Value> {
    // SAFETY: the caller's promise; the texts are the system's, valid until its next call.
    unsafe {
        let p = p.as_ref()?;
        let mut values = rt.root_vec();
        values.push(text(rt, p.pw_name));
        values.push(text(rt, p.pw_passwd));
        values.push(Value::small_int(p.pw_uid as i64));
        values.push(Value::small_int(p.pw_gid as i64));
        values.push(text(rt, p.pw_gecos));
        values.push(text(rt, p.pw_dir));
        values.push(text(rt, p.pw_shell));
        let class = rt.library.get::<Accounts>().passwd.get();
        Some(structseq::make(rt, class, &values))
    }
}

/// As [`passwd`], for groups.
///
/// # Safety
/// As of [`passwd`].
unsafe fn group(rt: &mut Runtime, p: *const libc::group) -> Option<Value> {
    // SAFETY: as in `passwd`; the members are a list that ends with null.
    unsafe {
        let p = p.as_ref()?;
        let members = rt.new_empty_list();
        let mut member = p.gr_mem;
        while !member.is_null() && !(*member).is_null() {
            let name = text(rt, *member);
            rt.list_push(members, name);
            member = member.add(1);
        }
        let mut values = rt.root_vec();
        values.push(text(rt, p.gr_name));
        values.push(text(rt, p.gr_passwd));
        values.push(Value::small_int(p.gr_gid as i64));
        values.push(members);
        let class = rt.library.get::<Accounts>().group.get();
        Some(structseq::make(rt, class, &values))
    }
}

fn id_argument(rt: &mut Runtime, v: Value) -> R<Option<u32>> {
    let id = rt.index(v)?;
    Ok(rt
        .int_of(id)
        .and_then(|i| i.to_i64())
        .and_then(|n| u32::try_from(n).ok()))
}

fn missing(rt: &mut Runtime, what: &str, v: Value) -> R<Value> {
    let shown = if rt.is_any_str(v) {
        rt.repr(v)?
    } else {
        rt.str(v)?
    };
    let message = format!("{what} not found: {}", rt.str_text(shown));
    let message = rt.new_str(&message);
    rt.key_error(message)
}

fn getpwuid(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let id = id_argument(rt, args.all[0])?;
    // SAFETY: the result is read before the next call.
    let found = id.and_then(|id| unsafe { passwd(rt, libc::getpwuid(id)) });
    match found {
        Some(entry) => Ok(entry),
        None => missing(rt, "getpwuid(): uid", args.all[0]),
    }
}

fn name_argument(rt: &mut Runtime, v: Value, function: &str) -> R<CString> {
    if !rt.is_any_str(v) {
        let got = rt.type_name(v);
        return rt.type_error(format!("{function}() argument must be str, not {got}"));
    }
    match CString::new(rt.str_bytes(v)) {
        Ok(name) => Ok(name),
        Err(_) => rt.value_error("embedded null byte"),
    }
}

fn getpwnam(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = name_argument(rt, args.all[0], "getpwnam")?;
    // SAFETY: a text that ends with a zero; the result is read before the next call.
    match unsafe { passwd(rt, libc::getpwnam(name.as_ptr())) } {
        Some(entry) => Ok(entry),
        None => missing(rt, "getpwnam(): name", args.all[0]),
    }
}

fn getpwall(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let list = rt.new_empty_list();
    // SAFETY: each result is read before the next call.
    unsafe {
        libc::setpwent();
        while let Some(entry) = passwd(rt, libc::getpwent()) {
            rt.list_push(list, entry);
        }
        libc::endpwent();
    }
    Ok(list)
}

fn getgrgid(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [id] = rt.bind_args("getgrgid", args, 0, ["id"], 1)?;
    let number = id_argument(rt, id)?;
    // SAFETY: the result is read before the next call.
    let found = number.and_then(|n| unsafe { group(rt, libc::getgrgid(n)) });
    match found {
        Some(entry) => Ok(entry),
        None => missing(rt, "getgrgid(): gid", id),
    }
}

fn getgrnam(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [v] = rt.bind_args("getgrnam", args, 0, ["name"], 1)?;
    let name = name_argument(rt, v, "getgrnam")?;
    // SAFETY: a text that ends with a zero; the result is read before the next call.
    match unsafe { group(rt, libc::getgrnam(name.as_ptr())) } {
        Some(entry) => Ok(entry),
        None => missing(rt, "getgrnam(): name", v),
    }
}

fn getgrall(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let list = rt.new_empty_list();
    // SAFETY: each result is read before the next call.
    unsafe {
        libc::setgrent();
        while let Some(entry) = group(rt, libc::getgrent()) {
            rt.list_push(list, entry);
        }
        libc::endgrent();
    }
    Ok(list)
}
