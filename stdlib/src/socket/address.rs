//! Addresses of sockets: Python's tuples and texts to the system's structures and back.

use super::errors::{os_error, resolver_error};
use super::hosts::{self, Lookup};
use crate::io::common::{bytes_argument, escaped_bytes, escaped_text};
use crate::posix::int;
use rekindle_objects::{R, Runtime, Value};
use std::ffi::CString;
use std::mem::{offset_of, size_of};
use std::net::{Ipv4Addr, Ipv6Addr};

/// An address as the system has it.
#[derive(Clone, Copy)]
pub(super) struct Address {
    /// Room for an address of any family.
    pub(super) storage: libc::sockaddr_storage,
    /// Bytes of it that count.
    pub(super) len: libc::socklen_t,
}

impl Address {
    /// Room for any address.
    pub(super) fn room() -> Address {
        Address {
            // SAFETY: a structure of numbers, for which zeros are values.
            storage: unsafe { std::mem::zeroed() },
            len: size_of::<libc::sockaddr_storage>() as libc::socklen_t,
        }
    }

    pub(super) fn pointer(&self) -> *const libc::sockaddr {
        (&raw const self.storage).cast()
    }

    pub(super) fn pointer_mut(&mut self) -> *mut libc::sockaddr {
        (&raw mut self.storage).cast()
    }

    pub(super) fn family(&self) -> i32 {
        self.storage.ss_family as i32
    }

    /// From a structure of one family.
    fn of<T>(structure: T) -> Address {
        const { assert!(size_of::<T>() <= size_of::<libc::sockaddr_storage>()) };
        let mut address = Address::room();
        address.len = size_of::<T>() as libc::socklen_t;
        // SAFETY: there is room, as asserted; both are plain numbers.
        unsafe {
            (&raw mut address.storage)
                .cast::<T>()
                .write_unaligned(structure)
        };
        address
    }

    /// As a structure of one family.
    fn get<T>(&self) -> T {
        const { assert!(size_of::<T>() <= size_of::<libc::sockaddr_storage>()) };
        // SAFETY: the storage is as large, as asserted, and plain numbers.
        unsafe { (&raw const self.storage).cast::<T>().read_unaligned() }
    }

    /// From a pointer that the system gave.
    ///
    /// # Safety
    /// `from` points to an address of `len` bytes.
    pub(super) unsafe fn copied(from: *const libc::sockaddr, len: libc::socklen_t) -> Address {
        let mut address = Address::room();
        address.len = len.min(address.len);
        // SAFETY: as many bytes as both have.
        unsafe {
            std::ptr::copy_nonoverlapping(
                from.cast::<u8>(),
                address.pointer_mut().cast::<u8>(),
                address.len as usize,
            );
        }
        address
    }

    /// An address of IPv4.
    pub(super) fn ip4(ip: Ipv4Addr, port: u16) -> Address {
        // SAFETY: a structure of numbers, for which zeros are values.
        let mut a: libc::sockaddr_in = unsafe { std::mem::zeroed() };
        a.sin_family = libc::AF_INET as libc::sa_family_t;
        a.sin_port = port.to_be();
        a.sin_addr.s_addr = u32::from_ne_bytes(ip.octets());
        Address::of(a)
    }

    /// An address of IPv6.
    pub(super) fn ip6(ip: Ipv6Addr, port: u16, flow: u32, scope: u32) -> Address {
        // SAFETY: a structure of numbers, for which zeros are values.
        let mut a: libc::sockaddr_in6 = unsafe { std::mem::zeroed() };
        a.sin6_family = libc::AF_INET6 as libc::sa_family_t;
        a.sin6_port = port.to_be();
        a.sin6_flowinfo = flow.to_be();
        a.sin6_addr.s6_addr = ip.octets();
        a.sin6_scope_id = scope;
        Address::of(a)
    }

    /// The numbers of its host as text, if it is one of IP.
    pub(super) fn host(&self) -> Option<String> {
        match self.family() {
            libc::AF_INET => {
                let a: libc::sockaddr_in = self.get();
                Some(Ipv4Addr::from(a.sin_addr.s_addr.to_ne_bytes()).to_string())
            }
            libc::AF_INET6 => {
                let a: libc::sockaddr_in6 = self.get();
                hosts::ip6_text(a.sin6_addr.s6_addr)
            }
            _ => None,
        }
    }

    /// As Python shows it.
    pub(super) fn value(&self, rt: &mut Runtime) -> Value {
        if self.len == 0 {
            return Value::NONE;
        }
        match self.family() {
            libc::AF_INET => {
                let a: libc::sockaddr_in = self.get();
                let host = self.host().unwrap_or_default();
                let host = rt.new_str(&host);
                rt.new_tuple(&[host, Value::small_int(u16::from_be(a.sin_port) as i64)])
            }
            libc::AF_INET6 => {
                let a: libc::sockaddr_in6 = self.get();
                let host = self.host().unwrap_or_default();
                let host = rt.new_str(&host);
                rt.new_tuple(&[
                    host,
                    Value::small_int(u16::from_be(a.sin6_port) as i64),
                    Value::small_int(u32::from_be(a.sin6_flowinfo) as i64),
                    Value::small_int(a.sin6_scope_id as i64),
                ])
            }
            libc::AF_UNIX => self.unix_path(rt),
            libc::AF_NETLINK => {
                let a: libc::sockaddr_nl = self.get();
                rt.new_tuple(&[
                    Value::small_int(a.nl_pid as i64),
                    Value::small_int(a.nl_groups as i64),
                ])
            }
            family => {
                let bytes = self.bytes();
                let start = offset_of!(libc::sockaddr, sa_data);
                let rest = rt.new_bytes(bytes.get(start..).unwrap_or_default());
                rt.new_tuple(&[Value::small_int(family as i64), rest])
            }
        }
    }

    fn bytes(&self) -> &[u8] {
        // SAFETY: the storage, as far as it counts.
        unsafe { std::slice::from_raw_parts(self.pointer().cast::<u8>(), self.len as usize) }
    }

    /// The path of a local socket; bytes for one that is not in the file system.
    fn unix_path(&self, rt: &mut Runtime) -> Value {
        let start = offset_of!(libc::sockaddr_un, sun_path);
        let path = self.bytes().get(start..).unwrap_or_default();
        match path.first() {
            Some(0) => rt.new_bytes(path),
            _ => {
                let end = path.iter().position(|b| *b == 0).unwrap_or(path.len());
                escaped_text(rt, &path[..end])
            }
        }
    }
}

/// Reads an address that a method of a socket of this family was given.
pub(super) fn read(rt: &mut Runtime, family: i32, v: Value, method: &str) -> R<Address> {
    match family {
        libc::AF_INET => {
            let items = tuple(rt, v, method, "AF_INET")?;
            if items.len() != 2 {
                return rt.type_error("AF_INET address must be a pair (host, port)");
            }
            let host = HostName::read(rt, items[0])?;
            let port = int(rt, items[1])?;
            let mut address = host.resolve(rt, libc::AF_INET)?;
            let port = check_port(rt, port, method)?;
            let a: libc::sockaddr_in = address.get();
            address = Address::ip4(Ipv4Addr::from(a.sin_addr.s_addr.to_ne_bytes()), port);
            Ok(address)
        }
        libc::AF_INET6 => read_ip6(rt, v, method),
        libc::AF_UNIX => read_unix(rt, v),
        libc::AF_NETLINK => {
            let items = tuple(rt, v, method, "AF_NETLINK")?;
            if items.len() != 2 {
                return rt.type_error("AF_NETLINK address must be a pair (pid, groups)");
            }
            // SAFETY: a structure of numbers, for which zeros are values.
            let mut a: libc::sockaddr_nl = unsafe { std::mem::zeroed() };
            a.nl_family = libc::AF_NETLINK as libc::sa_family_t;
            a.nl_pid = rt.index_i64(items[0])? as u32;
            a.nl_groups = rt.index_i64(items[1])? as u32;
            Ok(Address::of(a))
        }
        _ => os_error(rt, format!("{method}(): bad family")),
    }
}

fn tuple<'a>(rt: &mut Runtime, v: Value, method: &str, family: &str) -> R<&'a [Value]> {
    if rt.is_tuple(v) {
        return Ok(rt.tuple_items(v));
    }
    let got = rt.type_name(v);
    rt.type_error(format!(
        "{method}(): {family} address must be tuple, not {got}"
    ))
}

fn check_port(rt: &mut Runtime, port: i32, method: &str) -> R<u16> {
    match u16::try_from(port) {
        Ok(port) => Ok(port),
        Err(_) => rt.overflow_error(format!("{method}(): port must be 0-65535.")),
    }
}

fn read_ip6(rt: &mut Runtime, v: Value, method: &str) -> R<Address> {
    let items = tuple(rt, v, method, "AF_INET6")?;
    if !(2..=4).contains(&items.len()) {
        return rt
            .type_error("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
    }
    let host = HostName::read(rt, items[0])?;
    let port = int(rt, items[1])?;
    let flow = match items.get(2) {
        Some(v) => rt.index_i64(*v)?,
        None => 0,
    };
    let scope = match items.get(3) {
        Some(v) => Some(rt.index_i64(*v)? as u32),
        None => None,
    };
    let found = host.resolve(rt, libc::AF_INET6)?;
    let port = check_port(rt, port, method)?;
    if !(0..=0xfffff).contains(&flow) {
        return rt.overflow_error(format!("{method}(): flowinfo must be 0-1048575."));
    }
    let a: libc::sockaddr_in6 = found.get();
    let ip = Ipv6Addr::from(a.sin6_addr.s6_addr);
    let scope = scope.unwrap_or(a.sin6_scope_id);
    Ok(Address::ip6(ip, port, flow as u32, scope))
}

fn read_unix(rt: &mut Runtime, v: Value) -> R<Address> {
    let path = if rt.is_any_str(v) {
        escaped_bytes(rt, v)?
    } else {
        bytes_argument(rt, v)?.to_vec()
    };
    // SAFETY: a structure of numbers, for which zeros are values.
    let mut a: libc::sockaddr_un = unsafe { std::mem::zeroed() };
    // A name that begins with a zero is none of the file system, and ends where it ends; a path needs its zero.
    let outside = path.first() == Some(&0);
    if path.len() + usize::from(!outside) > a.sun_path.len() {
        return os_error(rt, "AF_UNIX path too long");
    }
    a.sun_family = libc::AF_UNIX as libc::sa_family_t;
    for (place, byte) in a.sun_path.iter_mut().zip(&path) {
        *place = *byte as libc::c_char;
    }
    let mut address = Address::of(a);
    let len = offset_of!(libc::sockaddr_un, sun_path) + path.len() + usize::from(!outside);
    address.len = len as libc::socklen_t;
    Ok(address)
}

/// The name of a host, in ASCII.
pub(super) struct HostName(pub(super) CString);

impl HostName {
    /// From a str (names that are not ASCII are written by IDNA's rules), bytes or bytearray.
    pub(super) fn read(rt: &mut Runtime, v: Value) -> R<HostName> {
        let bytes = if rt.is_any_str(v) {
            let text = rt.str_text(v);
            if text.is_ascii() {
                text.into_owned().into_bytes()
            } else {
                let (encode, idna) = (rt.intern("encode"), rt.intern("idna"));
                let bytes = rt.call_method(v, encode, &[idna])?;
                bytes_argument(rt, bytes)?.to_vec()
            }
        } else if let Some(bytes) = rt.bytes_like(v) {
            bytes.to_vec()
        } else {
            let got = rt.type_name(v);
            return rt.type_error(format!("str, bytes or bytearray expected, not {got}"));
        };
        match CString::new(bytes) {
            Ok(name) => Ok(HostName(name)),
            Err(_) => rt.type_error("host name must not contain null character"),
        }
    }

    /// An address of this host with port zero.
    pub(super) fn resolve(&self, rt: &mut Runtime, family: i32) -> R<Address> {
        let name = self.0.to_string_lossy();
        if name.is_empty() {
            return any_address(rt, family);
        }
        if name == "<broadcast>" || name == "255.255.255.255" {
            if family != libc::AF_INET && family != libc::AF_UNSPEC {
                return os_error(rt, "address family mismatched");
            }
            return Ok(Address::ip4(Ipv4Addr::BROADCAST, 0));
        }
        if family == libc::AF_INET
            && let Ok(ip) = name.parse()
        {
            return Ok(Address::ip4(ip, 0));
        }
        if family == libc::AF_INET6
            && let Ok(ip) = name.parse()
        {
            return Ok(Address::ip6(ip, 0, 0, 0));
        }
        let found = Lookup::new(family, 0, 0, 0).run(Some(&self.0), None);
        match found {
            Ok(found) => match found.first() {
                Some(entry) => Ok(entry.address),
                None => resolver_error(rt, libc::EAI_NONAME),
            },
            Err(code) => resolver_error(rt, code),
        }
    }
}

/// The address that stands for all of this machine's.
fn any_address(rt: &mut Runtime, family: i32) -> R<Address> {
    match family {
        libc::AF_INET | libc::AF_UNSPEC => Ok(Address::ip4(Ipv4Addr::UNSPECIFIED, 0)),
        libc::AF_INET6 => Ok(Address::ip6(Ipv6Addr::UNSPECIFIED, 0, 0, 0)),
        _ => os_error(rt, "unsupported address family"),
    }
}

impl Address {
    /// This address of IPv6 with another flow and scope.
    pub(super) fn with_flow(&self, flow: u32, scope: u32) -> Address {
        let a: libc::sockaddr_in6 = self.get();
        let ip = Ipv6Addr::from(a.sin6_addr.s6_addr);
        Address::ip6(ip, u16::from_be(a.sin6_port), flow, scope)
    }
}
