//! Packs the part of the standard library that is written in Python into one file.
//!
//! The modules come from the folder `lib` of this crate and, where that has none of the name, from CPython's own
//! (crate `rustpython-pylib`). Each is compressed by itself, so that an import unpacks what it needs and no more.
//!
//! ```text
//!  $OUT_DIR/library.bin   the compressed texts, one after another
//!  $OUT_DIR/library.rs    &[("json/decoder.py", start, packed length, length, digest), …], sorted by path
//! ```

mod wording;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Paths that are left out: they are of use to other platforms or other implementations only, need
/// libraries that are not here, or are large and rarely read.
const LEFT_OUT: &[&str] = &[
    "_aix_support.py",
    "_android_support.py",
    "_apple_support.py",
    "_dummy_os.py",
    "_dummy_thread.py",
    "_ios_support.py",
    "_osx_support.py",
    "ctypes",
    "dummy_threading.py",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "pydoc_data",
    "sqlite3",
    "tkinter",
    "turtle.py",
    "turtledemo",
    "venv",
];

fn main() -> io::Result<()> {
    let own = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("lib");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=wording.rs");
    println!("cargo:rerun-if-changed={}", own.display());
    let mut files = BTreeMap::new();
    collect(Path::new(rustpython_pylib::LIB_PATH), "", &mut files)?;
    collect(&own, "", &mut files)?;
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let (mut packed, mut index) = (Vec::new(), String::from("&[\n"));
    for (path, file) in files {
        let text = worded(&path, fs::read(&file)?);
        let start = packed.len();
        let mut encoder = DeflateEncoder::new(&mut packed, Compression::best());
        encoder.write_all(&text)?;
        encoder.finish()?;
        let len = packed.len() - start;
        let digest = text.iter().fold(0xcbf2_9ce4_8422_2325u64, |sum, b| {
            (sum ^ u64::from(*b)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        writeln!(
            index,
            "    ({path:?}, {start}, {len}, {}, {digest}),",
            text.len()
        )
        .expect("strings take anything");
    }
    index.push_str("]\n");
    fs::write(out.join("library.bin"), packed)?;
    fs::write(out.join("library.rs"), index)
}

/// The text of a module as it is packed.
fn worded(path: &str, text: Vec<u8>) -> Vec<u8> {
    let Some((_, changes)) = wording::WORDINGS.iter().find(|(p, _)| *p == path) else {
        return text;
    };
    let mut text = String::from_utf8(text).expect("modules are UTF-8");
    for (old, new) in *changes {
        assert!(text.contains(old), "{path} has no {old:?}");
        text = text.replace(old, new);
    }
    text.into_bytes()
}

/// Files below `folder`, by their paths below the library; later ones replace earlier ones.
fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        let path = format!("{prefix}{name}");
        if LEFT_OUT.contains(&&*path) || name == "test" || name == "tests" || name == "__pycache__"
        {
            continue;
        }
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else if name.ends_with(".py") || name == "PSF-LICENSE" {
            files.insert(path, entry.path());
        }
    }
    Ok(())
}
