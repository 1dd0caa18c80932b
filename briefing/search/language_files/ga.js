/*! tools/make_search_languages.py wrote this file. Do not edit it.
The stemmer and the stop words are of Snowball 3.1.1, https://snowballstem.org:

Copyright (c) 2001, Dr Martin Porter
Copyright (c) 2004,2005, Richard Boulton
Copyright (c) 2013, Yoshiki Shibukawa
Copyright (c) 2006-2025, Olly Betts
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions
are met:

  1. Redistributions of source code must retain the above copyright notice,
     this list of conditions and the following disclaimer.
  2. Redistributions in binary form must reproduce the above copyright notice,
     this list of conditions and the following disclaimer in the documentation
     and/or other materials provided with the distribution.
  3. Neither the name of the Snowball project nor the names of its contributors
     may be used to endorse or promote products derived from this software
     without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE FOR
ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
(INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON
ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
(INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
finder.take("languages/ga", (() => {
"use strict";
class BaseStemmer {
constructor() {
this.current = '';
this.c = 0;
this.limit = 0;
this.limit_backward = 0;
this.bra = 0;
this.ket = 0;
this.af = 0;
}
setCurrent(value) {
this.current = value;
this.c = 0;
this.limit = this.current.length;
this.limit_backward = 0;
this.bra = 0;
this.ket = 0;
}
getCurrent() {
return this.current;
}
go_in_grouping(s, min, max) {
while (this.c < this.limit) {
let ch = this.current.charCodeAt(this.c);
if (ch > max || ch < min)
return true;
ch -= min;
if ((s[ch >>> 3] & (0x1 << (ch & 0x7))) === 0)
return true;
this.c++;
}
return false;
}
go_out_grouping(s, min, max) {
while (this.c < this.limit) {
let ch = this.current.charCodeAt(this.c);
if (ch <= max && ch >= min) {
ch -= min;
if ((s[ch >>> 3] & (0X1 << (ch & 0x7))) !== 0) {
return true;
}
}
this.c++;
}
return false;
}
find_among(v, call_among_func) {
let i = 0;
let j = v.length;
const c = this.c;
const l = this.limit;
let common_i = 0;
let common_j = 0;
let first_key_inspected = false;
while (true) {
const k = i + ((j - i) >>> 1);
let diff = 0;
let common = common_i < common_j ? common_i : common_j; // smaller
const w = v[k];
const s =  (w[0]);
for (let i2 = common; i2 < s.length; i2++) {
if (c + common === l) {
diff = -1;
break;
}
diff = this.current.charCodeAt(c + common) - s.charCodeAt(i2);
if (diff !== 0) break;
common++;
}
if (diff < 0) {
j = k;
common_j = common;
} else {
i = k;
common_i = common;
}
if (j - i <= 1) {
if (i > 0) break; // v->s has been inspected
if (j === i) break; // only one item in v
if (first_key_inspected) break;
first_key_inspected = true;
}
}
while (true) {
const w = v[i];
const len =  (w[0]).length;
if (common_i >= len) {
this.c = c + len;
if (w.length < 4) return  (w[1]);
this.af =  (w[3]);
if (call_among_func.call(this)) {
this.c = c + len;
return  (w[1]);
}
}
if (!w[2]) return 0;
i -=  (w[2]);
}
}
find_among_b(v, call_among_func) {
let i = 0;
let j = v.length
const c = this.c;
const lb = this.limit_backward;
let common_i = 0;
let common_j = 0;
let first_key_inspected = false;
while (true) {
const k = i + ((j - i) >> 1);
let diff = 0;
let common = common_i < common_j ? common_i : common_j;
const w = v[k];
const s =  (w[0]);
for (let i2 = s.length - 1 - common; i2 >= 0; i2--) {
if (c - common === lb) {
diff = -1;
break;
}
diff = this.current.charCodeAt(c - 1 - common) - s.charCodeAt(i2);
if (diff !== 0) break;
common++;
}
if (diff < 0) {
j = k;
common_j = common;
} else {
i = k;
common_i = common;
}
if (j - i <= 1) {
if (i > 0) break;
if (j === i) break;
if (first_key_inspected) break;
first_key_inspected = true;
}
}
while (true) {
const w = v[i];
const len =  (w[0]).length;
if (common_i >= len) {
this.c = c - len;
if (w.length < 4) return  (w[1]);
this.af =  (w[3]);
if (call_among_func.call(this)) {
this.c = c - len;
return  (w[1]);
}
}
if (!w[2]) return 0;
i -=  (w[2]);
}
}
#replace_s(c_bra, c_ket, s) {
const adjustment = s.length - (c_ket - c_bra);
this.current = this.current.slice(0, c_bra) + s + this.current.slice(c_ket);
this.limit += adjustment;
if (this.c >= c_ket) this.c += adjustment;
else if (this.c > c_bra) this.c = c_bra;
return adjustment;
}
#slice_check() {
console.assert(this.bra >= 0);
console.assert(this.bra <= this.ket);
console.assert(this.ket <= this.limit);
console.assert(this.limit <= this.current.length);
}
slice_from(s) {
this.#slice_check();
this.#replace_s(this.bra, this.ket, s);
this.ket = this.bra + s.length;
}
slice_del() {
this.slice_from("");
}
}
const a_0 = [
["b'", 1],
["bh", 4],
["bhf", 2, 1],
["bp", 8],
["ch", 5],
["d'", 1],
["d'fh", 2, 1],
["dh", 6],
["dt", 9],
["fh", 2],
["gc", 5],
["gh", 7],
["h-", 1],
["m'", 1],
["mb", 4],
["mh", 10],
["n-", 1],
["nd", 6],
["ng", 7],
["ph", 8],
["sh", 3],
["t-", 1],
["th", 9],
["ts", 3]
];
const  as_0 = ["", "f", "s", "b", "c", "d", "g", "p", "t", "m"];
const a_1 = [
["\u00EDochta", 1],
["a\u00EDochta", 1, 1],
["ire", 2],
["aire", 2, 1],
["abh", 1],
["eabh", 1, 1],
["ibh", 1],
["aibh", 1, 1],
["amh", 1],
["eamh", 1, 1],
["imh", 1],
["aimh", 1, 1],
["\u00EDocht", 1],
["a\u00EDocht", 1, 1],
["ir\u00ED", 2],
["air\u00ED", 2, 1]
];
const a_2 = [
["\u00F3ideacha", 6],
["patacha", 5],
["achta", 1],
["arcachta", 2, 1],
["eachta", 1, 2],
["grafa\u00EDochta", 4],
["paite", 5],
["ach", 1],
["each", 1, 1],
["\u00F3ideach", 6, 1],
["gineach", 3, 2],
["patach", 5, 4],
["grafa\u00EDoch", 4],
["pataigh", 5],
["\u00F3idigh", 6],
["acht\u00FAil", 1],
["eacht\u00FAil", 1, 1],
["gineas", 3],
["ginis", 3],
["acht", 1],
["arcacht", 2, 1],
["eacht", 1, 2],
["grafa\u00EDocht", 4],
["arcachta\u00ED", 2],
["grafa\u00EDochta\u00ED", 4]
];
const a_3 = [
["imid", 1],
["aimid", 1, 1],
["\u00EDmid", 1],
["a\u00EDmid", 1, 1],
["adh", 2],
["eadh", 2, 1],
["faidh", 1],
["fidh", 1],
["\u00E1il", 2],
["ain", 2],
["tear", 2],
["tar", 2]
];
const  g_v = [17, 65, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 17, 4, 2];

class Stemmer extends BaseStemmer {
#stem() {
let  a;
let  I_p2;
let  I_p1;
let  I_pV;
const  v_1 = this.c;
lab0: {
this.bra = this.c;
a = this.find_among(a_0);
if (a === 0) break lab0;
this.ket = this.c;
this.slice_from(as_0[a - 1]);
}
this.c = v_1;
lab1: {
I_pV = this.limit;
I_p1 = this.limit;
I_p2 = this.limit;
const  v_2 = this.c;
lab2: {
if (!this.go_out_grouping(g_v, 97, 250)) break lab2;
this.c++;
I_pV = this.c;
if (!this.go_in_grouping(g_v, 97, 250)) break lab2;
this.c++;
I_p1 = this.c;
if (!this.go_out_grouping(g_v, 97, 250)) break lab2;
this.c++;
if (!this.go_in_grouping(g_v, 97, 250)) break lab2;
this.c++;
I_p2 = this.c;
}
this.c = v_2;
}
this.limit_backward = this.c; this.c = this.limit;
const  v_3 = this.limit - this.c;
lab3: {
this.ket = this.c;
a = this.find_among_b(a_1);
if (a === 0) break lab3;
this.bra = this.c;
switch (a) {
case 1: {
if ((I_p1 > this.c)) break lab3;
this.slice_del();
break;
}
case 2: {
if ((I_p2 > this.c)) break lab3;
this.slice_del();
break;
}
}
}
this.c = this.limit - v_3;
const  v_4 = this.limit - this.c;
lab4: {
this.ket = this.c;
a = this.find_among_b(a_2);
if (a === 0) break lab4;
this.bra = this.c;
switch (a) {
case 1: {
if ((I_p2 > this.c)) break lab4;
this.slice_del();
break;
}
case 2: {
this.slice_from("arc");
break;
}
case 3: {
this.slice_from("gin");
break;
}
case 4: {
this.slice_from("graf");
break;
}
case 5: {
this.slice_from("paite");
break;
}
case 6: {
this.slice_from("\u00F3id");
break;
}
}
}
this.c = this.limit - v_4;
const  v_5 = this.limit - this.c;
lab5: {
this.ket = this.c;
a = this.find_among_b(a_3);
if (a === 0) break lab5;
this.bra = this.c;
switch (a) {
case 1: {
if ((I_pV > this.c)) break lab5;
this.slice_del();
break;
}
case 2: {
if ((I_p1 > this.c)) break lab5;
this.slice_del();
break;
}
}
}
this.c = this.limit - v_5;
this.c = this.limit_backward;
return true;
}
stem(input) {
this.setCurrent(input);
this.#stem();
return this.getCurrent();
}
stemWord = this.stem;
}
const stemmer = new Stemmer();
return {
stem: (word) => stemmer.stemWord(word),
stop: "a ach ag agus an aon ar arna as b' ba beirt bhúr caoga ceathair ceathrar chomh chtó chuig chun cois céad cúig cúigear d' daichead dar de deich deichniúr den dhá do don dtí dá dár dó faoi faoin faoina faoinár fara fiche gach gan go gur haon hocht i iad idir in ina ins inár is le leis lena lenár m' mar mo mé na nach naoi naonúr ná ní níor nó nócha ocht ochtar os roimh sa seacht seachtar seachtó seasca seisear siad sibh sinn sna sé sí tar thar thú triúr trí trína trínár tríocha tú um ár é éis í ó ón óna ónár",
months: "Eanáir|Ean,Feabhra|Feabh,Márta,Aibreán|Aib,Bealtaine|Beal,Meitheamh|Meith,Iúil,Lúnasa|Lún,Meán Fómhair|MFómh,Deireadh Fómhair|DFómh,Samhain|Samh,Nollaig|Noll",
dates: "{d} {M} {y}|{d} {M}|{M} {y}",
};
})());
