//! The parameters of `blake2b` and `blake2s`.

use super::{Hasher, bytes_of};
use rekindle_objects::{Args, ClassId, R, Runtime, Value};

/// What differs between the two.
struct Kind {
    name: &'static str,
    digest: usize,
    key: usize,
    salt: usize,
    node_offset_bits: u32,
}

const B: Kind = Kind {
    name: "blake2b",
    digest: 64,
    key: 64,
    salt: 16,
    node_offset_bits: 64,
};

const S: Kind = Kind {
    name: "blake2s",
    digest: 32,
    key: 32,
    salt: 8,
    node_offset_bits: 48,
};

/// Arguments of a constructor, checked.
struct Parameters {
    data: Value,
    digest: usize,
    key: Vec<u8>,
    salt: Vec<u8>,
    person: Vec<u8>,
    fanout: u8,
    depth: u8,
    leaf_size: u32,
    node_offset: u64,
    node_depth: u8,
    inner_size: usize,
    last_node: bool,
}

/// `SALT_SIZE` and the others.
pub(crate) fn add_constants(rt: &mut Runtime, class: ClassId) {
    let kind = if rt.class(class).name == B.name { B } else { S };
    for (name, size) in [
        ("SALT_SIZE", kind.salt),
        ("PERSON_SIZE", kind.salt),
        ("MAX_KEY_SIZE", kind.key),
        ("MAX_DIGEST_SIZE", kind.digest),
    ] {
        let name = rt.intern(name);
        rt.set_class_attr(class, name, Value::small_int(size as i64));
    }
}

/// A number within bounds, or the default when it is not given.
fn number(
    rt: &mut Runtime,
    v: Value,
    default: u64,
    range: std::ops::RangeInclusive<u64>,
    message: &str,
) -> R<u64> {
    if v.is_null() {
        return Ok(default);
    }
    let v = rt.index(v)?;
    let big = rt.int_of(v).filter(|i| !i.is_negative());
    let words = big.map(|i| i.magnitude());
    match words.as_deref() {
        Some([n]) if range.contains(n) => Ok(*n),
        _ => rt.value_error(message),
    }
}

fn short_bytes(rt: &mut Runtime, v: Value, most: usize, what: &str) -> R<Vec<u8>> {
    if v.is_null() {
        return Ok(Vec::new());
    }
    let bytes = bytes_of(rt, v)?;
    if bytes.len() > most {
        return rt.value_error(format!("maximum {what} length is {most} bytes"));
    }
    Ok(bytes)
}

fn parameters(rt: &mut Runtime, args: Args<'_>, kind: &Kind) -> R<Parameters> {
    if args.pos().len() > 2 {
        let given = args.pos().len() - 1;
        return rt.type_error(format!(
            "{}() takes at most 1 positional argument ({given} given)",
            kind.name
        ));
    }
    let names = [
        "data",
        "digest_size",
        "key",
        "salt",
        "person",
        "fanout",
        "depth",
        "leaf_size",
        "node_offset",
        "node_depth",
        "inner_size",
        "last_node",
        "usedforsecurity",
        "string",
    ];
    let all = rt.bind_args(kind.name, args, 1, names, 0)?;
    let [
        data,
        digest,
        key,
        salt,
        person,
        fanout,
        depth,
        leaf,
        offset,
        node_depth,
        inner,
        last,
        _,
        string,
    ] = all;
    let (shown_name, most) = (kind.name.replacen("bl", "Bl", 1), kind.digest as u64);
    let shown = if digest.is_null() {
        String::new()
    } else {
        rt.repr_text(digest)?
    };
    let bad = format!(
        "digest_size for {shown_name} must be between 1 and {most} bytes, here it is {shown}"
    );
    let digest = number(rt, digest, most, 1..=most, &bad)?;
    let bad = format!("inner_size must be between 0 and is {most}");
    let inner = number(rt, inner, 0, 0..=most, &bad)?;
    let offsets = 0..=(u64::MAX >> (64 - kind.node_offset_bits));
    Ok(Parameters {
        data: if data.is_null() { string } else { data },
        digest: digest as usize,
        key: short_bytes(rt, key, kind.key, "key")?,
        salt: short_bytes(rt, salt, kind.salt, "salt")?,
        person: short_bytes(rt, person, kind.salt, "person")?,
        fanout: number(rt, fanout, 1, 0..=255, "fanout must be between 0 and 255")? as u8,
        depth: number(rt, depth, 1, 1..=255, "depth must be between 1 and 255")? as u8,
        leaf_size: number(
            rt,
            leaf,
            0,
            0..=u64::from(u32::MAX),
            "leaf_size is too large",
        )? as u32,
        node_offset: number(rt, offset, 0, offsets, "node_offset is too large")?,
        node_depth: number(
            rt,
            node_depth,
            0,
            0..=255,
            "node_depth must be between 0 and 255",
        )? as u8,
        inner_size: inner as usize,
        last_node: !last.is_null() && rt.truth(last)?,
    })
}

macro_rules! hasher {
    ($name:ident $kind:ident $library:ident $Variant:ident) => {
        /// The hasher that a constructor asks for, and the first data.
        pub(crate) fn $name(rt: &mut Runtime, args: Args<'_>) -> R<(Hasher, Value)> {
            let p = parameters(rt, args, &$kind)?;
            let mut params = $library::Params::new();
            params
                .hash_length(p.digest)
                .key(&p.key)
                .salt(&p.salt)
                .personal(&p.person)
                .fanout(p.fanout)
                .max_depth(p.depth)
                .max_leaf_length(p.leaf_size)
                .node_offset(p.node_offset)
                .node_depth(p.node_depth)
                .inner_hash_length(p.inner_size)
                .last_node(p.last_node);
            let state = Box::new(params.to_state());
            Ok((Hasher::$Variant(state, p.digest), p.data))
        }
    };
}

hasher!(blake2b B blake2b_simd Blake2b);
hasher!(blake2s S blake2s_simd Blake2s);
