//! Modules `_md5`, `_sha1`, `_sha2`, `_sha3`, `_blake2` and `_pbkdf2`, on which `hashlib` stands. Their objects are all alike.

mod blake2;
mod derive;

use crate::defined;
use md5::Md5;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::{ANY, Binding};
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, NativeDef, NativeFn, R, Runtime, Value, natives};
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use sha3::digest::{DynDigest, ExtendableOutput, Update, XofReader};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512, Shake128, Shake256};
use std::cell::RefCell;

natives! {
    FUNCTIONS:
    "_md5.md5" => md5, 0, ANY, true, Function;
    "_sha1.sha1" => sha1, 0, ANY, true, Function;
    "_sha2.sha224" => sha224, 0, ANY, true, Function;
    "_sha2.sha256" => sha256, 0, ANY, true, Function;
    "_sha2.sha384" => sha384, 0, ANY, true, Function;
    "_sha2.sha512" => sha512, 0, ANY, true, Function;
    "_pbkdf2.pbkdf2_hmac" => derive::pbkdf2_hmac, 0, ANY, true, Function;
}

const fn row(path: &'static str, function: NativeFn, max: u8, binding: Binding) -> NativeDef {
    NativeDef {
        keywords: max == ANY,
        binding,
        ..NativeDef::method(path, function, 1, max)
    }
}

/// The classes: module, name, how many bytes a digest has (0: as many as asked for), `__new__` of those that have one.
macro_rules! classes {
    ($($module:literal $name:literal $digest:ident $hexdigest:ident $($new:ident)?;)*) => {
        const CLASSES: &[NativeClass] = &[$(NativeClass {
            module: $module,
            name: $name,
            doc: None,
            base: ClassId::OBJECT,
            methods: {
                static METHODS: &[NativeDef] = &[
                    row(concat!($name, ".update"), update, ANY, Binding::Method),
                    row(concat!($name, ".digest"), $digest, ANY, Binding::Method),
                    row(concat!($name, ".hexdigest"), $hexdigest, ANY, Binding::Method),
                    row(concat!($name, ".copy"), copy, 1, Binding::Method),
                    row(concat!($name, ".name"), name, 1, Binding::Getter),
                    row(concat!($name, ".digest_size"), digest_size, 1, Binding::Getter),
                    row(concat!($name, ".block_size"), block_size, 1, Binding::Getter),
                    $(row(concat!($name, ".__new__"), $new, ANY, Binding::Static),)?
                ];
                METHODS
            },
            state: true,
            dict: false,
        }),*];
    };
}

classes! {
    "_md5" "md5" digest hexdigest;
    "_sha1" "sha1" digest hexdigest;
    "_sha2" "SHA224Type" digest hexdigest;
    "_sha2" "SHA256Type" digest hexdigest;
    "_sha2" "SHA384Type" digest hexdigest;
    "_sha2" "SHA512Type" digest hexdigest;
    "_sha3" "sha3_224" digest hexdigest sha3_224;
    "_sha3" "sha3_256" digest hexdigest sha3_256;
    "_sha3" "sha3_384" digest hexdigest sha3_384;
    "_sha3" "sha3_512" digest hexdigest sha3_512;
    "_sha3" "shake_128" long_digest long_hexdigest shake_128;
    "_sha3" "shake_256" long_digest long_hexdigest shake_256;
    "_blake2" "blake2b" digest hexdigest blake2b;
    "_blake2" "blake2s" digest hexdigest blake2s;
}

/// Makes the modules.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    for name in ["_md5", "_sha1", "_sha2", "_sha3", "_blake2", "_pbkdf2"] {
        let module = rt.add_module(name);
        for def in FUNCTIONS {
            if def.path.split('.').next() == Some(name) {
                let native = rt.new_native(def);
                rt.set_module_attr(module, def.name, native);
            }
        }
        for class in CLASSES.iter().filter(|c| c.module == name) {
            let id = defined(rt, class);
            rt.class_mut(id).underivable = name.starts_with("_sha2") || name == "_md5";
            let object = rt.class(id).object;
            let exported = match class.name {
                "md5" => "MD5Type",
                "sha1" => "SHA1Type",
                other => other,
            };
            rt.set_module_attr(module, exported, object);
            if name == "_blake2" {
                blake2::add_constants(rt, id);
            }
        }
    }
    Ok(())
}

/// A hash in the making.
#[derive(Clone)]
pub(crate) enum Hasher {
    /// A digest of fixed length, and the length of a block.
    Fixed(Box<dyn DynDigest>, usize),
    Shake128(Shake128),
    Shake256(Shake256),
    Blake2b(Box<blake2b_simd::State>, usize),
    Blake2s(Box<blake2s_simd::State>, usize),
}

impl Hasher {
    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        match self {
            Hasher::Fixed(h, _) => h.update(bytes),
            Hasher::Shake128(h) => h.update(bytes),
            Hasher::Shake256(h) => h.update(bytes),
            Hasher::Blake2b(h, _) => drop(h.update(bytes)),
            Hasher::Blake2s(h, _) => drop(h.update(bytes)),
        }
    }

    /// The digest so far; `len` bytes of one without a length of its own.
    fn digest(&self, len: usize) -> Vec<u8> {
        let mut out = vec![0; len];
        match self {
            Hasher::Fixed(h, _) => return h.clone().finalize().into_vec(),
            Hasher::Shake128(h) => h.clone().finalize_xof().read(&mut out),
            Hasher::Shake256(h) => h.clone().finalize_xof().read(&mut out),
            Hasher::Blake2b(h, _) => return h.finalize().as_bytes().to_vec(),
            Hasher::Blake2s(h, _) => return h.finalize().as_bytes().to_vec(),
        }
        out
    }

    fn digest_size(&self) -> usize {
        match self {
            Hasher::Fixed(h, _) => h.output_size(),
            Hasher::Shake128(_) | Hasher::Shake256(_) => 0,
            Hasher::Blake2b(_, size) | Hasher::Blake2s(_, size) => *size,
        }
    }

    fn block_size(&self) -> usize {
        match self {
            Hasher::Fixed(_, size) => *size,
            Hasher::Shake128(_) => 168,
            Hasher::Shake256(_) => 136,
            Hasher::Blake2b(..) => 128,
            Hasher::Blake2s(..) => 64,
        }
    }
}

struct State {
    name: &'static str,
    hasher: RefCell<Hasher>,
}

impl Foreign for State {}

/// The bytes of an argument.
pub(crate) fn bytes_of(rt: &mut Runtime, v: Value) -> R<Vec<u8>> {
    if rt.is_any_str(v) {
        return rt.type_error("Strings must be encoded before hashing");
    }
    match rt.bytes_like(v) {
        Some(bytes) => Ok(bytes.to_vec()),
        None => rt.type_error("object supporting the buffer API required"),
    }
}

pub(crate) fn made(
    rt: &mut Runtime,
    class: ClassId,
    name: &'static str,
    mut hasher: Hasher,
    data: Value,
) -> R<Value> {
    if !data.is_null() {
        let data = bytes_of(rt, data)?;
        hasher.feed(&data);
    }
    let hasher = RefCell::new(hasher);
    Ok(rt.new_with_state(class, State { name, hasher }))
}

/// The data among the arguments of a constructor; `skip` arguments come before.
fn data_of(rt: &mut Runtime, args: Args<'_>, name: &str, skip: usize) -> R<Value> {
    if args.pos().len() > skip + 1 {
        let given = args.pos().len() - skip;
        return rt.type_error(format!(
            "{name}() takes at most 1 positional argument ({given} given)"
        ));
    }
    let names = ["data", "usedforsecurity", "string"];
    let [data, _, string] = rt.bind_args(name, args, skip, names, 0)?;
    if !data.is_null() && !string.is_null() {
        return rt.type_error(
            "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.",
        );
    }
    Ok(if data.is_null() { string } else { data })
}

macro_rules! functions {
    ($($name:ident $module:literal $class:literal $Digest:ident $block:literal;)*) => {
        $(fn $name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            let name = stringify!($name);
            let data = data_of(rt, args, name, 0)?;
            let Some(class) = rt.native_class($module, $class) else {
                return rt.raise_new(ClassId::SYSTEM_ERROR, "the module is not installed");
            };
            let hasher = Hasher::Fixed(Box::new($Digest::default()), $block);
            made(rt, class, name, hasher, data)
        })*
    };
}

functions! {
    md5 "_md5" "md5" Md5 64;
    sha1 "_sha1" "sha1" Sha1 64;
    sha224 "_sha2" "SHA224Type" Sha224 64;
    sha256 "_sha2" "SHA256Type" Sha256 64;
    sha384 "_sha2" "SHA384Type" Sha384 128;
    sha512 "_sha2" "SHA512Type" Sha512 128;
}

macro_rules! constructors {
    ($($name:ident $hasher:expr;)*) => {
        $(fn $name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            let name = stringify!($name);
            let data = data_of(rt, args, name, 1)?;
            let class = rt.class_id(args.all[0]);
            made(rt, class, name, $hasher, data)
        })*
    };
}

constructors! {
    sha3_224 Hasher::Fixed(Box::new(Sha3_224::default()), 144);
    sha3_256 Hasher::Fixed(Box::new(Sha3_256::default()), 136);
    sha3_384 Hasher::Fixed(Box::new(Sha3_384::default()), 104);
    sha3_512 Hasher::Fixed(Box::new(Sha3_512::default()), 72);
    shake_128 Hasher::Shake128(Shake128::default());
    shake_256 Hasher::Shake256(Shake256::default());
}

fn blake2b(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (hasher, data) = blake2::blake2b(rt, args)?;
    let class = rt.class_id(args.all[0]);
    made(rt, class, "blake2b", hasher, data)
}

fn blake2s(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (hasher, data) = blake2::blake2s(rt, args)?;
    let class = rt.class_id(args.all[0]);
    made(rt, class, "blake2s", hasher, data)
}

fn own<'a>(rt: &mut Runtime, args: Args<'a>, method: &str) -> R<&'a State> {
    let all: &'a [Value] = args.all;
    rt.own_state::<State>(&all[0], method)
}

fn update(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = own(rt, args, "update")?;
    let [data] = rt.bind_args("update", args, 1, [""], 1)?;
    let data = bytes_of(rt, data)?;
    state.hasher.borrow_mut().feed(&data);
    Ok(Value::NONE)
}

fn copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = own(rt, args, "copy")?;
    let (class, hasher) = (rt.class_of(args.all[0]), state.hasher.borrow().clone());
    made(rt, class, state.name, hasher, Value::NULL)
}

fn name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = own(rt, args, "name")?.name;
    Ok(rt.new_str(name))
}

fn digest_size(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let size = own(rt, args, "digest_size")?.hasher.borrow().digest_size();
    Ok(Value::small_int(size as i64))
}

fn block_size(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let size = own(rt, args, "block_size")?.hasher.borrow().block_size();
    Ok(Value::small_int(size as i64))
}

/// Two hexadecimal digits for each byte.
fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn fixed(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Vec<u8>> {
    let state = own(rt, args, method)?;
    rt.bind_args(method, args, 1, [], 0)?;
    Ok(state.hasher.borrow().digest(0))
}

fn digest(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let bytes = fixed(rt, args, "digest")?;
    Ok(rt.new_bytes(&bytes))
}

fn hexdigest(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let bytes = fixed(rt, args, "hexdigest")?;
    Ok(rt.new_str(&hexadecimal(&bytes)))
}

/// A digest of as many bytes as the argument says.
fn long(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Vec<u8>> {
    let state = own(rt, args, method)?;
    let [length] = rt.bind_args(method, args, 1, ["length"], 1)?;
    let length = rt.index_i64(length)?;
    match usize::try_from(length) {
        Ok(n) if n < 1 << 29 => Ok(state.hasher.borrow().digest(n)),
        Ok(_) => rt.value_error("length is too large"),
        Err(_) => rt.value_error("value must be positive"),
    }
}

fn long_digest(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let bytes = long(rt, args, "digest")?;
    Ok(rt.new_bytes(&bytes))
}

fn long_hexdigest(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let bytes = long(rt, args, "hexdigest")?;
    Ok(rt.new_str(&hexadecimal(&bytes)))
}
