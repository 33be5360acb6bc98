//! Carrying what was learned of a program from one store to another.

use crate::Program;
use crate::profiles::{self, Limits, Reject, RunId, SaveMode, SaveReport, Which};
use crate::tiers::program_key;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// What came of taking a profile in.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Units in the file.
    pub units: usize,
    /// Profiles of code objects in the file.
    pub profiles: usize,
    /// Why records were refused.
    pub refused: Vec<Reject>,
    /// How saving went.
    pub saved: SaveReport,
}

/// The portable profile of a program, or with none of every program.
///
/// # Errors
/// Why the store, or what it has of the program, is refused.
pub fn export(store: &Path, program: Option<&Program>) -> Result<Vec<u8>, Reject> {
    let which = program.map_or(Which::All, |program| Which::Program(program_key(program).0));
    profiles::export(store, which)
}

/// Puts a portable profile into a store: as one of this program, whatever it was called where it
/// was made, or with none as the programs it names.
///
/// # Errors
/// Why the file as a whole is refused.
pub fn import(store: &Path, bytes: &[u8], program: Option<&Program>) -> Result<Taken, Reject> {
    let limits = Limits::patient();
    let imported = profiles::import(bytes, &limits)?;
    let now_s = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| d.as_secs());
    let run = RunId {
        started_s: now_s,
        nonce: std::process::id().into(),
    };
    let findings = match program {
        Some(program) => {
            let (key, label) = program_key(program);
            vec![imported.for_program(key, &label, run)]
        }
        None => imported.by_program(run),
    };
    let mut saved = None;
    for mut findings in findings {
        // What was worth compiling there is worth compiling here.
        findings
            .units
            .iter_mut()
            .for_each(|unit| unit.wanted = true);
        saved = Some(profiles::save(
            store,
            &findings,
            &limits,
            SaveMode::ReadWrite,
            now_s,
        ));
    }
    Ok(Taken {
        units: imported.units.len(),
        profiles: imported.profiles.len(),
        refused: imported.rejected.iter().map(|r| r.why).collect(),
        saved: saved.ok_or(Reject::Missing)?,
    })
}
