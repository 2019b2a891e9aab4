//! Gives the linker scripts of the runtimes the memory map of the board.

use std::{env, fs, path::PathBuf};

/// `-M lm3s6965evb`: the real part.
const LM3S6965: &str = "
MEMORY
{
  FLASH : ORIGIN = 0x00000000, LENGTH = 256K
  RAM   : ORIGIN = 0x20000000, LENGTH = 64K
}
";

/// `-M mps2-an386`, of which the image may use what a part of the middle class has.
const MPS2: &str = "
MEMORY
{
  FLASH : ORIGIN = 0x00000000, LENGTH = 512K
  RAM   : ORIGIN = 0x20000000, LENGTH = 128K
}
";

/// `-M virt`: RAM only; its start stands for flash, where `-bios none` begins. The sizes are as above.
const VIRT: &str = "
MEMORY
{
  FLASH : ORIGIN = 0x80000000, LENGTH = 512K
  RAM   : ORIGIN = 0x80400000, LENGTH = 128K
}
REGION_ALIAS(\"REGION_TEXT\", FLASH);
REGION_ALIAS(\"REGION_RODATA\", FLASH);
REGION_ALIAS(\"REGION_DATA\", RAM);
REGION_ALIAS(\"REGION_BSS\", RAM);
REGION_ALIAS(\"REGION_HEAP\", RAM);
REGION_ALIAS(\"REGION_STACK\", RAM);
";

/// The vector table of the ARM boards looks for its interrupts here.
const VECTORS: &str = "";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-check-cfg=cfg(board, values(\"lm3s6965\", \"mps2\", \"virt\"))");
    let target = env::var("TARGET").expect("cargo sets TARGET");
    let (board, map) = match target.as_str() {
        "thumbv7m-none-eabi" => ("lm3s6965", LM3S6965),
        "thumbv7em-none-eabihf" => ("mps2", MPS2),
        "riscv32imc-unknown-none-elf" => ("virt", VIRT),
        _ => panic!("no board for {target}: see firmware/online/run"),
    };
    println!("cargo:rustc-cfg=board=\"{board}\"");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("memory.x"), map).expect("the build directory takes files");
    fs::write(out.join("device.x"), VECTORS).expect("the build directory takes files");
    println!("cargo:rustc-link-search={}", out.display());
    println!("cargo:rustc-link-arg-bins=-Tlink.x");
    println!("cargo:rustc-link-arg-bins=-Tdefmt.x");
}
