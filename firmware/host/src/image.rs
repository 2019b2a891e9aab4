//! What an ELF image costs, and what it should not contain.

use object::{Object, ObjectSection, ObjectSymbol, SectionFlags, SectionKind, elf};

/// Bytes of an image.
#[derive(Clone, Copy)]
pub struct Size {
    /// Code, constants, and the initial values of variables.
    pub flash: u64,
    /// Variables.
    pub ram: u64,
}

impl Size {
    pub fn of(image: &[u8]) -> anyhow::Result<Self> {
        let mut size = Self { flash: 0, ram: 0 };
        for section in object::File::parse(image)?.sections() {
            let SectionFlags::Elf { sh_flags } = section.flags() else {
                continue;
            };
            // riscv-rt gives what is left of the RAM a section of its own.
            let loaded = sh_flags & u64::from(elf::SHF_ALLOC) != 0;
            if !loaded || matches!(section.name()?, ".heap" | ".stack") {
                continue;
            }
            if section.kind() != SectionKind::UninitializedData {
                size.flash += section.size();
            }
            if sh_flags & u64::from(elf::SHF_WRITE) != 0 {
                size.ram += section.size();
            }
        }
        Ok(size)
    }
}

/// How many functions of `core::panicking` are left, and how many of an allocator.
///
/// Both manglings put the length of a name before it.
pub fn unwanted(image: &[u8]) -> anyhow::Result<[u64; 2]> {
    let file = object::File::parse(image)?;
    let count = |parts: &[&str]| {
        let found = file.symbols().filter(|symbol| {
            let name = symbol.name().unwrap_or_default();
            parts.iter().any(|part| name.contains(part))
        });
        found.count() as u64
    };
    Ok([
        count(&["4core9panicking"]),
        count(&["__rust_alloc", "__rust_realloc", "5alloc5alloc"]),
    ])
}
