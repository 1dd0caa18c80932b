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
finder.take("languages/cs", (() => {
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
in_grouping(s, min, max) {
if (this.c >= this.limit) return false;
let ch = this.current.charCodeAt(this.c);
if (ch > max || ch < min) return false;
ch -= min;
if ((s[ch >>> 3] & (0x1 << (ch & 0x7))) === 0) return false;
this.c++;
return true;
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
in_grouping_b(s, min, max) {
if (this.c <= this.limit_backward) return false;
let ch = this.current.charCodeAt(this.c - 1);
if (ch > max || ch < min) return false;
ch -= min;
if ((s[ch >>> 3] & (0x1 << (ch & 0x7))) === 0) return false;
this.c--;
return true;
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
out_grouping_b(s, min, max) {
if (this.c <= this.limit_backward) return false;
let ch = this.current.charCodeAt(this.c - 1);
if (ch > max || ch < min) {
this.c--;
return true;
}
ch -= min;
if ((s[ch >>> 3] & (0x1 << (ch & 0x7))) === 0) {
this.c--;
return true;
}
return false;
}
eq_s_b(s) {
if (this.c - this.limit_backward < s.length) return false;
if (!this.current.endsWith(s, this.c)) return false;
this.c -= s.length;
return true;
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
insert(c_bra, c_ket, s) {
const adjustment = this.#replace_s(c_bra, c_ket, s);
if (c_bra <= this.bra) this.bra += adjustment;
if (c_bra <= this.ket) this.ket += adjustment;
}
}
const a_0 = [
["c", 1],
["nc", -1, 1],
["\u00EDnc", 2, 1],
["avc", -1, 3],
["ovc", -1, 4]
];
const  as_0 = ["k", "\u00EDnk"];
const a_1 = [
["c", 1],
["nc", -1, 1],
["\u00EDnc", 2, 1],
["avc", -1, 3],
["ovc", -1, 4],
["\u010Dt", 3],
["\u0161t", 4],
["de\u0161t", -1, 1],
["le\u0161t", -1, 2],
["i\u0161t", -1, 3],
["pou\u0161t", -1, 4],
["\u00E1\u0161t", -1, 5],
["\u00ED\u0161t", -1, 6]
];
const  as_1 = ["k", "\u00EDnk", "ck", "sk"];
const a_2 = [
["in", 2],
["ov", 1],
["\u016Fv", 1]
];
const a_3 = [
["", 2],
["l", 1, 1],
["tl", 2, 1],
["s", 1, 3],
["es", 2, 1],
["\u010D", 1, 5],
["e\u010D", 2, 1],
["\u0159", 1, 7],
["\u017E", 1, 8]
];
const  as_3 = ["", "et"];
const a_4 = [
["obl", -1],
["sn", -1],
["dot", -1]
];
const a_5 = [
["uc", -1],
["h", -1],
["ok", -1],
["kar", -1],
["\u010D", -1]
];
const a_6 = [
["a", 1],
["ama", 1, 1],
["ata", 1, 2],
["eb", 4],
["ec", 5],
["e", 2],
["ete", 3, 1],
["\u011Bte", 1, 2],
["ech", 2],
["atech", 1, 1],
["\u00E1ch", 1],
["\u00EDch", 12],
["\u00FDch", 1],
["i", 12],
["mi", 1, 1],
["ami", 1, 1],
["emi", 2, 2],
["\u00EDmi", 12, 3],
["\u00FDmi", 1, 4],
["\u011Bmi", 1, 5],
["\u0165mi", 11, 6],
["eti", 3, 8],
["\u011Bti", 1, 9],
["ovi", 1, 10],
["ek", 6],
["\u011Bk", 7],
["em", 2],
["etem", 3, 1],
["\u011Btem", 1, 2],
["\u00E1m", 1],
["\u00E9m", 1],
["\u00EDm", 12],
["\u00FDm", 1],
["\u011Bm", 1],
["\u016Fm", 1],
["at\u016Fm", 1, 1],
["o", 1],
["\u00E9ho", 1, 1],
["\u00EDho", 12, 2],
["us", 1],
["at", 1],
["et", 9],
["u", 1],
["\u00E9mu", 1, 1],
["\u00EDmu", 12, 2],
["ou", 1, 3],
["ev", 10],
["y", 1],
["aty", 1, 1],
["\u00E1", 1],
["\u00E9", 1],
["ov\u00E9", 1, 1],
["\u00ED", 12],
["\u00FD", 1],
["\u011B", 1],
["e\u0148", 8],
["\u0165", 11],
["\u016F", 1]
];
const  g_v = [17, 65, 16, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 17, 4, 18, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64];
const  g_v_or_syllabic_c = [17, 73, 18, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 17, 4, 18, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64];
const  g_ev_ending = [73, 20, 4];
const  g_env_ending = [71, 66, 23, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 128, 0, 0, 0, 16];

class Stemmer extends BaseStemmer {
#r_palatalise_e() {
let  a;
this.ket = this.c;
a = this.find_among_b(a_0);
if (a === 0) return false;
this.bra = this.c;
if (a > 0) {
this.slice_from(as_0[a - 1]);
}
return true;
}
#r_palatalise_i() {
let  a;
this.ket = this.c;
a = this.find_among_b(a_1);
if (a === 0) return false;
this.bra = this.c;
if (a > 0) {
this.slice_from(as_1[a - 1]);
}
return true;
}
#stem() {
let  a;
let  I_x;
let  I_p1;
const  v_1 = this.c;
if (this.c + 3 > this.limit) return false;
this.c += 3;
I_x = this.c;
this.c = v_1;
I_p1 = this.limit;
const  v_2 = this.c;
lab0: {
lab1: {
lab2: {
if (!(this.in_grouping(g_v, 97, 367))) break lab2;
break lab1;
}
if (this.c >= this.limit) break lab0;
this.c++;
if (!this.go_out_grouping(g_v_or_syllabic_c, 97, 367)) break lab0;
this.c++;
}
if (!this.go_in_grouping(g_v, 97, 367)) break lab0;
this.c++;
I_p1 = this.c;
lab3: {
if ((I_p1 >= I_x)) break lab3;
I_p1 = I_x;
}
}
this.c = v_2;
this.limit_backward = this.c; this.c = this.limit;
const  v_3 = this.limit - this.c;
lab4: {
if (this.c < I_p1) break lab4;
const  v_4 = this.limit_backward;
this.limit_backward = I_p1;
this.ket = this.c;
a = this.find_among_b(a_6);
if (a === 0) {
this.limit_backward = v_4;
break lab4;
}
this.bra = this.c;
this.limit_backward = v_4;
switch (a) {
case 1: {
this.slice_del();
break;
}
case 2: {
this.slice_del();
const  v_5 = this.limit - this.c;
lab5: {
if (!this.#r_palatalise_e()) {
this.c = this.limit - v_5;
break lab5;
}
}
break;
}
case 3: {
a = this.find_among_b(a_3);
this.slice_from(as_3[a - 1]);
break;
}
case 4: {
const  v_6 = this.limit - this.c;
if (!(this.out_grouping_b(g_v, 97, 367))) break lab4;
this.c = this.limit - v_6;
lab6: {
if (!(this.eq_s_b("t\u0159"))) break lab6;
break lab4;
}
this.slice_from("b");
break;
}
case 5: {
const  v_7 = this.limit - this.c;
if (!(this.out_grouping_b(g_v, 97, 367))) break lab4;
this.c = this.limit - v_7;
this.slice_del();
this.insert(this.c, this.c, "c");
const  v_8 = this.limit - this.c;
lab7: {
if (!this.#r_palatalise_e()) {
this.c = this.limit - v_8;
break lab7;
}
}
break;
}
case 6: {
const  v_9 = this.limit - this.c;
if (!(this.out_grouping_b(g_v, 97, 367))) break lab4;
this.c = this.limit - v_9;
{
const  v_10 = this.limit - this.c;
lab8: {
if (this.find_among_b(a_4) === 0) break lab8;
break lab4;
}
this.c = this.limit - v_10;
}
this.slice_from("k");
break;
}
case 7: {
if (!(this.eq_s_b("n"))) break lab4;
this.bra = this.c;
this.slice_from("\u0148k");
break;
}
case 8: {
const  v_11 = this.limit - this.c;
if (!(this.in_grouping_b(g_env_ending, 98, 382))) break lab4;
this.c = this.limit - v_11;
this.slice_from("n");
break;
}
case 9: {
if (this.find_among_b(a_5) === 0) break lab4;
this.slice_from("t");
break;
}
case 10: {
if (!(this.in_grouping_b(g_ev_ending, 104, 122))) break lab4;
this.slice_from("v");
break;
}
case 11: {
this.slice_from("t");
break;
}
case 12: {
this.slice_del();
const  v_12 = this.limit - this.c;
lab9: {
if (!this.#r_palatalise_i()) {
this.c = this.limit - v_12;
break lab9;
}
}
break;
}
}
}
this.c = this.limit - v_3;
const  v_13 = this.limit - this.c;
lab10: {
this.ket = this.c;
a = this.find_among_b(a_2);
if (a === 0) break lab10;
this.bra = this.c;
if ((I_p1 > this.c)) break lab10;
switch (a) {
case 1: {
this.slice_del();
break;
}
case 2: {
this.slice_del();
const  v_14 = this.limit - this.c;
lab11: {
if (!this.#r_palatalise_i()) {
this.c = this.limit - v_14;
break lab11;
}
}
break;
}
}
}
this.c = this.limit - v_13;
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
months: "ledna|leden|led,února|únor|úno,března|březen|bře,dubna|duben|dub,května|květen|kvě,června|červen|čvn,července|červenec|čvc,srpna|srpen|srp,září|zář,října|říjen|říj,listopadu|listopad|lis,prosince|prosinec|pro",
dates: "{d}. {M} {y}|{d}. {M}|{M} {y}",
};
})());
