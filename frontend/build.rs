//! Reckons a digest of everything that decides what a source becomes: this crate, the crate of the bytecode, and the
//! parser's version. Bytecode that was kept is of use to a build with the same digest only.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let own = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let bytecode = own.join("../bytecode/src");
    let workspace = own.join("../Cargo.toml");
    let mut digest = Digest(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
    for folder in [own.join("src"), bytecode] {
        println!("cargo:rerun-if-changed={}", folder.display());
        digest.folder(&folder)?;
    }
    println!("cargo:rerun-if-changed={}", workspace.display());
    digest.bytes(&fs::read(workspace)?);
    println!("cargo:rustc-env=FRONTEND_DIGEST={:032x}", digest.0);
    Ok(())
}

/// FNV-1a over 128 bits.
struct Digest(u128);

impl Digest {
    fn bytes(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 =
                (self.0 ^ u128::from(*b)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }

    /// All files below a folder, in the order of their names.
    fn folder(&mut self, folder: &Path) -> io::Result<()> {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
            .map(|entry| Ok(entry?.path()))
            .collect::<io::Result<_>>()?;
        paths.sort();
        for path in paths {
            if path.is_dir() {
                self.folder(&path)?;
            } else {
                self.bytes(path.file_name().unwrap_or_default().as_encoded_bytes());
                self.bytes(&fs::read(path)?);
            }
        }
        Ok(())
    }
}
