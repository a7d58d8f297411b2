"""Copy that we wrote: a relay in Indonesian with the furniture of the site it was taken from, and an English item."""

RELAYED = """Kapal riset Cakrawala kembali ke Labuhan Kelor

Estimated read time 1 min read

LABUHAN KELOR (ANTARA) - Kapal riset Cakrawala kembali ke pelabuhan pada Senin setelah berlayar 40 hari di laut utara.

"Kami membawa pulang 12 peti contoh air," kata nakhoda Rukmi Wardhana di dermaga kepada para wartawan yang menunggu.

Kapal itu akan berlayar lagi setelah diperbaiki, dan hasil penelitiannya diumumkan pada akhir tahun oleh lembaga itu.

Sumber: Kantor Berita Cemara

You May Also Like

+ There are no comments
"""

ENGLISH = """Research ship Cakrawala returns to Labuhan Kelor

LABUHAN KELOR, July 8 (Reuters) - The research ship Cakrawala came back to port on Monday after forty days at sea.

"We have brought twelve crates of water home," said her master, Rukmi Wardhana, to the reporters who had waited there.
"""
