//! `getaddrinfo` and `getnameinfo`, and what else asks the resolver with them.

use super::address::{Address, HostName};
use super::errors::{os_error, resolver_error};
use crate::io::common::bytes_argument;
use crate::posix::int;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::ffi::{CStr, CString};
use std::net::Ipv6Addr;
use std::ptr;

natives! {
    /// Functions.
    pub(super) TABLE:
    "_socket.getaddrinfo" => getaddrinfo, 0, 6, true, Function;
    "_socket.getnameinfo" => getnameinfo, 2, 2, false, Function;
    "_socket.gethostbyname" => gethostbyname, 1, 1, false, Function;
}

/// The text of an address of IPv6, as the system writes it.
pub(super) fn ip6_text(ip: [u8; 16]) -> Option<String> {
    let ip = Ipv6Addr::from(ip);
    let octets = ip.octets();
    // The old way to write an address of IPv4 inside of one of IPv6.
    let old = octets[..12].iter().all(|b| *b == 0) && (octets[12] != 0 || octets[13] != 0);
    Some(if old {
        let [.., a, b, c, d] = octets;
        format!("::{a}.{b}.{c}.{d}")
    } else {
        ip.to_string()
    })
}

/// The address that `inet_aton` reads: one to four numbers, each decimal, octal or hexadecimal; the last fills the rest.
pub(super) fn old_ip4(text: &str) -> Option<[u8; 4]> {
    // What follows a space is not looked at.
    let text = text.split(|c: char| c.is_ascii_whitespace()).next()?;
    let parts = text
        .split('.')
        .map(old_number)
        .collect::<Option<Vec<u32>>>()?;
    let (last, bytes) = parts.split_last()?;
    if bytes.len() > 3 || bytes.iter().any(|b| *b > 255) {
        return None;
    }
    let room = 8 * (4 - bytes.len() as u32);
    if u64::from(*last) >= 1u64 << room {
        return None;
    }
    let high = bytes
        .iter()
        .enumerate()
        .fold(0, |sum, (i, b)| sum | b << (24 - 8 * i));
    Some((high | last).to_be_bytes())
}

fn old_number(text: &str) -> Option<u32> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some(digits) = text.strip_prefix("0x").or(text.strip_prefix("0X")) {
        return u32::from_str_radix(digits, 16).ok();
    }
    let radix = if text.starts_with('0') { 8 } else { 10 };
    u32::from_str_radix(text, radix).ok()
}

/// What is asked of the resolver.
pub(super) struct Lookup(libc::addrinfo);

/// One of its answers.
pub(super) struct Found {
    pub(super) family: i32,
    pub(super) kind: i32,
    pub(super) protocol: i32,
    pub(super) name: Option<String>,
    pub(super) address: Address,
}

impl Lookup {
    pub(super) fn new(family: i32, kind: i32, protocol: i32, flags: i32) -> Lookup {
        // SAFETY: numbers and pointers, for which zeros are values.
        let mut hints: libc::addrinfo = unsafe { std::mem::zeroed() };
        hints.ai_family = family;
        hints.ai_socktype = kind;
        hints.ai_protocol = protocol;
        hints.ai_flags = flags;
        Lookup(hints)
    }

    /// The answers, or a code of the resolver.
    pub(super) fn run(&self, host: Option<&CStr>, port: Option<&CStr>) -> Result<Vec<Found>, i32> {
        let text = |t: Option<&CStr>| t.map_or(ptr::null(), CStr::as_ptr);
        let mut list = ptr::null_mut();
        // SAFETY: texts that end with zeros, and a place for the answer.
        let code = unsafe { libc::getaddrinfo(text(host), text(port), &self.0, &mut list) };
        if code != 0 {
            return Err(code);
        }
        let mut found = Vec::new();
        let mut next = list;
        // SAFETY: the list that was just made; each entry points to the next or to none.
        while let Some(entry) = unsafe { next.as_ref() } {
            let name = (!entry.ai_canonname.is_null()).then(|| {
                // SAFETY: a text that ends with a zero.
                unsafe { CStr::from_ptr(entry.ai_canonname) }
                    .to_string_lossy()
                    .into_owned()
            });
            found.push(Found {
                family: entry.ai_family,
                kind: entry.ai_socktype,
                protocol: entry.ai_protocol,
                name,
                // SAFETY: the entry's address of so many bytes.
                address: unsafe { Address::copied(entry.ai_addr, entry.ai_addrlen) },
            });
            next = entry.ai_next;
        }
        // SAFETY: made above, and used no more.
        unsafe { libc::freeaddrinfo(list) };
        Ok(found)
    }
}

/// The port (or service) of `getaddrinfo`.
fn service(rt: &mut Runtime, v: Value) -> R<Option<CString>> {
    let bytes = if v.is_none() {
        return Ok(None);
    } else if let Some(n) = rt.int_of(v) {
        match n.to_i64() {
            Some(n) => n.to_string().into_bytes(),
            None => return rt.overflow_error("Python int too large to convert to C long"),
        }
    } else if rt.is_any_str(v) {
        rt.str_text(v).into_owned().into_bytes()
    } else if rt.bytes_like(v).is_some() {
        bytes_argument(rt, v)?.to_vec()
    } else {
        return os_error(rt, "Int or String expected");
    };
    match CString::new(bytes) {
        Ok(text) => Ok(Some(text)),
        Err(_) => rt.value_error("embedded null character"),
    }
}

fn getaddrinfo(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["host", "port", "family", "type", "proto", "flags"];
    let [host, port, rest @ ..] = rt.bind_args("getaddrinfo", args, 0, names, 2)?;
    let host = if host.is_none() {
        None
    } else if rt.is_any_str(host) || rt.bytes_like(host).is_some() {
        Some(HostName::read(rt, host)?)
    } else {
        return rt.type_error("getaddrinfo() argument 1 must be string or None");
    };
    let port = service(rt, port)?;
    let mut numbers = [0; 4];
    for (place, v) in numbers.iter_mut().zip(rest) {
        if !v.is_null() {
            *place = int(rt, v)?;
        }
    }
    let [family, kind, protocol, flags] = numbers;
    let lookup = Lookup::new(family, kind, protocol, flags);
    let found = match lookup.run(host.as_ref().map(|h| &*h.0), port.as_deref()) {
        Ok(found) => found,
        Err(code) => return resolver_error(rt, code),
    };
    let list = rt.new_empty_list();
    for entry in found {
        let address = entry.address.value(rt);
        let name = rt.new_str(entry.name.as_deref().unwrap_or(""));
        let number = |n: i32| Value::small_int(n as i64);
        let items = [
            number(entry.family),
            number(entry.kind),
            number(entry.protocol),
            name,
            address,
        ];
        let entry = rt.new_tuple(&items);
        rt.list_push(list, entry);
    }
    Ok(list)
}

/// The names of host and service of an address; a code of the resolver on failure.
pub(super) fn name_of(address: &Address, flags: i32) -> Result<(String, String), i32> {
    let mut host = [0u8; libc::NI_MAXHOST as usize];
    let mut service = [0u8; 32];
    // SAFETY: an address of so many bytes, and room for two texts.
    let code = unsafe {
        libc::getnameinfo(
            address.pointer(),
            address.len,
            host.as_mut_ptr().cast(),
            host.len() as libc::socklen_t,
            service.as_mut_ptr().cast(),
            service.len() as libc::socklen_t,
            flags,
        )
    };
    let text = |bytes: &[u8]| {
        let end = bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len());
        String::from_utf8_lossy(&bytes[..end]).into_owned()
    };
    match code {
        0 => Ok((text(&host), text(&service))),
        code => Err(code),
    }
}

fn getnameinfo(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (given, flags) = (args.all[0], int(rt, args.all[1])?);
    if !rt.is_tuple(given) {
        return rt.type_error("getnameinfo() argument 1 must be a tuple");
    }
    let items = rt.tuple_items(given);
    let usable = (2..=4).contains(&items.len())
        && rt.is_any_str(items[0])
        && items[1..].iter().all(|v| rt.int_of(*v).is_some());
    if !usable {
        return rt.type_error("getnameinfo(): illegal sockaddr argument");
    }
    let host = HostName::read(rt, items[0])?;
    let port = int(rt, items[1])?;
    let flow = items.get(2).map_or(Ok(0), |v| rt.index_i64(*v))?;
    let scope = items.get(3).map_or(Ok(0), |v| rt.index_i64(*v))?;
    if !(0..=0xfffff).contains(&flow) {
        return rt.overflow_error("getnameinfo(): flowinfo must be 0-1048575.");
    }
    let number = CString::new(port.to_string()).unwrap_or_default();
    let lookup = Lookup::new(libc::AF_UNSPEC, libc::SOCK_DGRAM, 0, libc::AI_NUMERICHOST);
    let found = match lookup.run(Some(&host.0), Some(&number)) {
        Ok(found) => found,
        Err(code) => return resolver_error(rt, code),
    };
    let [entry] = &found[..] else {
        return os_error(rt, "sockaddr resolved to multiple addresses");
    };
    let address = match entry.family {
        libc::AF_INET if items.len() != 2 => {
            return os_error(rt, "IPv4 sockaddr must be 2 tuple");
        }
        libc::AF_INET6 => entry.address.with_flow(flow as u32, scope as u32),
        _ => entry.address,
    };
    match name_of(&address, flags) {
        Ok((host, service)) => {
            let host = rt.new_str(&host);
            let service = rt.new_str(&service);
            Ok(rt.new_tuple(&[host, service]))
        }
        Err(code) => resolver_error(rt, code),
    }
}

fn gethostbyname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let host = HostName::read(rt, args.all[0])?;
    let address = host.resolve(rt, libc::AF_INET)?;
    let text = address.host().unwrap_or_default();
    Ok(rt.new_str(&text))
}
