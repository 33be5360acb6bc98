//! Names of hosts, services, protocols and interfaces.

use super::address::HostName;
use super::errors::{host_error, os_error};
use crate::posix::{check, int};
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::net::Ipv4Addr;

natives! {
    /// Functions.
    pub(super) TABLE:
    "_socket.gethostname" => gethostname, 0, 0, false, Function;
    "_socket.sethostname" => sethostname, 1, 1, false, Function;
    "_socket.gethostbyname_ex" => gethostbyname_ex, 1, 1, false, Function;
    "_socket.gethostbyaddr" => gethostbyaddr, 1, 1, false, Function;
    "_socket.getservbyname" => getservbyname, 1, 2, false, Function;
    "_socket.getservbyport" => getservbyport, 1, 2, false, Function;
    "_socket.getprotobyname" => getprotobyname, 1, 1, false, Function;
    "_socket.if_nameindex" => if_nameindex, 0, 0, false, Function;
    "_socket.if_nametoindex" => if_nametoindex, 1, 1, false, Function;
    "_socket.if_indextoname" => if_indextoname, 1, 1, false, Function;
}

// Calls that the crate `libc` does not declare.
unsafe extern "C" {
    fn gethostbyname_r(
        name: *const c_char,
        result: *mut libc::hostent,
        buffer: *mut c_char,
        len: usize,
        found: *mut *mut libc::hostent,
        error: *mut c_int,
    ) -> c_int;
    fn gethostbyaddr_r(
        address: *const c_void,
        address_len: libc::socklen_t,
        family: c_int,
        result: *mut libc::hostent,
        buffer: *mut c_char,
        len: usize,
        found: *mut *mut libc::hostent,
        error: *mut c_int,
    ) -> c_int;
}

/// Room for what the resolver answers.
const ANSWER_BYTES: usize = 16 << 10;

fn gethostname(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let mut name = [0u8; 1024];
    // SAFETY: room for so many bytes, the last of which stays zero.
    check(rt, Value::NONE, || unsafe {
        libc::gethostname(name.as_mut_ptr().cast(), name.len() - 1)
    })?;
    let end = name.iter().position(|b| *b == 0).unwrap_or(name.len());
    Ok(crate::io::common::escaped_text(rt, &name[..end]))
}

fn sethostname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = if rt.is_any_str(args.all[0]) {
        crate::io::common::escaped_bytes(rt, args.all[0])?
    } else {
        crate::io::common::bytes_argument(rt, args.all[0])?.to_vec()
    };
    // SAFETY: bytes to read from.
    check(rt, Value::NONE, || unsafe {
        libc::sethostname(name.as_ptr().cast(), name.len())
    })?;
    Ok(Value::NONE)
}

/// Asks the resolver for a host by one of its two calls, and gives `(name, aliases, addresses)`.
fn host_entry(
    rt: &mut Runtime,
    ask: impl FnOnce(*mut libc::hostent, *mut c_char, *mut *mut libc::hostent, *mut c_int) -> c_int,
) -> R<Value> {
    let mut buffer = vec![0 as c_char; ANSWER_BYTES];
    // SAFETY: numbers and pointers, for which zeros are values.
    let mut entry: libc::hostent = unsafe { std::mem::zeroed() };
    let (mut found, mut error) = (std::ptr::null_mut(), 0);
    ask(&mut entry, buffer.as_mut_ptr(), &mut found, &mut error);
    if found.is_null() {
        return host_error(rt, error);
    }
    let name = text(rt, entry.h_name);
    let aliases = rt.new_empty_list();
    let addresses = rt.new_empty_list();
    for alias in pointers(entry.h_aliases) {
        let alias = text(rt, alias);
        rt.list_push(aliases, alias);
    }
    for address in pointers(entry.h_addr_list) {
        let shown = if entry.h_addrtype == libc::AF_INET {
            // SAFETY: an address of IPv4 has four bytes.
            let ip = unsafe { address.cast::<[u8; 4]>().read_unaligned() };
            Some(Ipv4Addr::from(ip).to_string())
        } else {
            // SAFETY: an address of IPv6 has sixteen bytes.
            super::hosts::ip6_text(unsafe { address.cast::<[u8; 16]>().read_unaligned() })
        };
        let shown = rt.new_str(&shown.unwrap_or_default());
        rt.list_push(addresses, shown);
    }
    Ok(rt.new_tuple(&[name, aliases, addresses]))
}

/// The pointers of a list that ends with none, as the resolver's entries have.
fn pointers(list: *mut *mut c_char) -> impl Iterator<Item = *mut c_char> {
    (0..).map_while(move |i| {
        // SAFETY: a list of an entry of the resolver, which ends with a null pointer; it may be absent.
        let p = unsafe {
            if list.is_null() {
                std::ptr::null_mut()
            } else {
                *list.add(i)
            }
        };
        (!p.is_null()).then_some(p)
    })
}

fn text(rt: &mut Runtime, p: *const c_char) -> Value {
    // SAFETY: a text of the system that ends with a zero.
    let bytes = unsafe { CStr::from_ptr(p) }.to_bytes();
    crate::io::common::escaped_text(rt, bytes)
}

fn gethostbyname_ex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let host = HostName::read(rt, args.all[0])?;
    // Names that do not resolve raise gaierror, as they do for `gethostbyname`.
    host.resolve(rt, libc::AF_INET)?;
    host_entry(rt, |entry, buffer, found, error| {
        // SAFETY: a text that ends with a zero, and room for the answer.
        unsafe { gethostbyname_r(host.0.as_ptr(), entry, buffer, ANSWER_BYTES, found, error) }
    })
}

fn gethostbyaddr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let host = HostName::read(rt, args.all[0])?;
    let address = host.resolve(rt, libc::AF_UNSPEC)?;
    let Some(ip) = address
        .host()
        .and_then(|h| h.parse::<std::net::IpAddr>().ok())
    else {
        return os_error(rt, "unsupported address family");
    };
    let bytes = match ip {
        std::net::IpAddr::V4(ip) => ip.octets().to_vec(),
        std::net::IpAddr::V6(ip) => ip.octets().to_vec(),
    };
    host_entry(rt, |entry, buffer, found, error| {
        let len = bytes.len() as libc::socklen_t;
        let from = bytes.as_ptr().cast();
        // SAFETY: an address of so many bytes, and room for the answer.
        unsafe {
            gethostbyaddr_r(
                from,
                len,
                address.family(),
                entry,
                buffer,
                ANSWER_BYTES,
                found,
                error,
            )
        }
    })
}

/// A str argument as the system wants it.
fn name_argument(rt: &mut Runtime, v: Value, function: &str, at: usize) -> R<CString> {
    if !rt.is_any_str(v) {
        let got = rt.type_name(v);
        let at = if at == 0 {
            String::new()
        } else {
            format!(" {at}")
        };
        return rt.type_error(format!("{function}() argument{at} must be str, not {got}"));
    }
    match CString::new(rt.str_text(v).as_bytes()) {
        Ok(name) => Ok(name),
        Err(_) => rt.value_error("embedded null character"),
    }
}

fn optional_name(rt: &mut Runtime, v: Option<&Value>, function: &str) -> R<Option<CString>> {
    v.map(|v| name_argument(rt, *v, function, 2)).transpose()
}

fn or_null(text: &Option<CString>) -> *const c_char {
    text.as_ref().map_or(std::ptr::null(), |t| t.as_ptr())
}

fn getservbyname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = name_argument(rt, args.all[0], "getservbyname", 1)?;
    let protocol = optional_name(rt, args.all.get(1), "getservbyname")?;
    // SAFETY: texts that end with zeros; the answer is read before anybody asks again.
    let found = unsafe { libc::getservbyname(name.as_ptr(), or_null(&protocol)).as_ref() };
    match found {
        Some(found) => Ok(Value::small_int(u16::from_be(found.s_port as u16) as i64)),
        None => os_error(rt, "service/proto not found"),
    }
}

fn getservbyport(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let port = int(rt, args.all[0])?;
    let protocol = optional_name(rt, args.all.get(1), "getservbyport")?;
    let Ok(port) = u16::try_from(port) else {
        return rt.overflow_error("getservbyport: port must be 0-65535.");
    };
    // SAFETY: a text that ends with a zero; the answer is read before anybody asks again.
    let found = unsafe { libc::getservbyport(port.to_be() as c_int, or_null(&protocol)).as_ref() };
    match found {
        Some(found) => Ok(text(rt, found.s_name)),
        None => os_error(rt, "port/proto not found"),
    }
}

fn getprotobyname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = name_argument(rt, args.all[0], "getprotobyname", 0)?;
    // SAFETY: a text that ends with a zero; the answer is read before anybody asks again.
    let found = unsafe { libc::getprotobyname(name.as_ptr()).as_ref() };
    match found {
        Some(found) => Ok(Value::small_int(found.p_proto as i64)),
        None => os_error(rt, "protocol not found"),
    }
}

fn if_nameindex(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: gives a list to be freed, or null.
    let first = unsafe { libc::if_nameindex() };
    if first.is_null() {
        return rt.raise_os_error(crate::io::handle::errno(), Value::NONE);
    }
    let list = rt.new_empty_list();
    for i in 0.. {
        // SAFETY: the list ends with an entry of zeros, which ends the loop.
        let entry = unsafe { &*first.add(i) };
        if entry.if_index == 0 || entry.if_name.is_null() {
            break;
        }
        let name = text(rt, entry.if_name);
        let pair = rt.new_tuple(&[Value::small_int(entry.if_index as i64), name]);
        rt.list_push(list, pair);
    }
    // SAFETY: made above, and used no more.
    unsafe { libc::if_freenameindex(first) };
    Ok(list)
}

fn if_nametoindex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = if rt.is_any_str(args.all[0]) {
        crate::io::common::escaped_bytes(rt, args.all[0])?
    } else {
        crate::io::common::bytes_argument(rt, args.all[0])?.to_vec()
    };
    let Ok(name) = CString::new(name) else {
        return rt.value_error("embedded null byte");
    };
    // SAFETY: a text that ends with a zero.
    match unsafe { libc::if_nametoindex(name.as_ptr()) } {
        0 => os_error(rt, "no interface with this name"),
        n => Ok(Value::small_int(n as i64)),
    }
}

fn if_indextoname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let Ok(index) = u32::try_from(rt.index_i64(args.all[0])?) else {
        return rt.overflow_error("can't convert to unsigned int");
    };
    let mut name = [0 as c_char; libc::IF_NAMESIZE + 1];
    // SAFETY: room for the longest name.
    if unsafe { libc::if_indextoname(index, name.as_mut_ptr()) }.is_null() {
        return rt.raise_os_error(crate::io::handle::errno(), Value::NONE);
    }
    Ok(text(rt, name.as_ptr()))
}
