//! What the writers write, read back by others and compared with the model.

mod golden;
mod parity;
mod sample;
mod xml;
