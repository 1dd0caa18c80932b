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
finder.take("languages/pl", (() => {
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
}
const a_0 = [
["by\u015Bcie", 1],
["bym", 1],
["by", 1],
["by\u015Bmy", 1],
["by\u015B", 1]
];
const a_1 = [
["\u0105c", 1],
["aj\u0105c", 1, 1],
["sz\u0105c", 2, 2],
["sz", 1],
["iejsz", 1, 1]
];
const  as_1 = ["", "s"];
const a_2 = [
["a", 1, 0, 1],
["\u0105ca", 1, 1],
["aj\u0105ca", 1, 1],
["sz\u0105ca", 2, 2],
["ia", 1, 4, 1],
["sza", 1, 5],
["iejsza", 1, 1],
["a\u0142a", 1, 7],
["ia\u0142a", 1, 1],
["i\u0142a", 1, 9],
["\u0105c", 1],
["aj\u0105c", 1, 1],
["e", 1, 0, 1],
["\u0105ce", 1, 1],
["aj\u0105ce", 1, 1],
["sz\u0105ce", 2, 2],
["ie", 1, 4, 1],
["cie", 1, 1],
["acie", 1, 1],
["ecie", 1, 2],
["icie", 1, 3],
["ajcie", 1, 4],
["li\u015Bcie", 4, 5],
["ali\u015Bcie", 1, 1],
["ieli\u015Bcie", 1, 2],
["ili\u015Bcie", 1, 3],
["\u0142y\u015Bcie", 4, 9],
["a\u0142y\u015Bcie", 1, 1],
["ia\u0142y\u015Bcie", 1, 1],
["i\u0142y\u015Bcie", 1, 3],
["sze", 1, 18],
["iejsze", 1, 1],
["ach", 1, 0, 1],
["iach", 1, 1, 1],
["ich", 5],
["ych", 5],
["i", 1, 0, 1],
["ali", 1, 1],
["ieli", 1, 2],
["ili", 1, 3],
["ami", 1, 4, 1],
["iami", 1, 1, 1],
["imi", 5, 6],
["ymi", 5, 7],
["owi", 1, 8, 1],
["iowi", 1, 1, 1],
["aj", 1],
["ej", 5],
["iej", 5, 1],
["am", 1],
["a\u0142am", 1, 1],
["ia\u0142am", 1, 1],
["i\u0142am", 1, 3],
["em", 1, 0, 1],
["iem", 1, 1, 1],
["a\u0142em", 1, 2],
["ia\u0142em", 1, 1],
["i\u0142em", 1, 4],
["im", 5],
["om", 1, 0, 1],
["iom", 1, 1, 1],
["ym", 5],
["o", 1, 0, 1],
["ego", 5, 1],
["iego", 5, 1],
["a\u0142o", 1, 3],
["ia\u0142o", 1, 1],
["i\u0142o", 1, 5],
["u", 1, 0, 1],
["iu", 1, 1, 1],
["emu", 5, 2],
["iemu", 5, 1],
["\u00F3w", 1, 0, 1],
["y", 5],
["amy", 1, 1],
["emy", 1, 2],
["imy", 1, 3],
["li\u015Bmy", 4, 4],
["ali\u015Bmy", 1, 1],
["ieli\u015Bmy", 1, 2],
["ili\u015Bmy", 1, 3],
["\u0142y\u015Bmy", 4, 8],
["a\u0142y\u015Bmy", 1, 1],
["ia\u0142y\u015Bmy", 1, 1],
["i\u0142y\u015Bmy", 1, 3],
["a\u0142y", 1, 12],
["ia\u0142y", 1, 1],
["i\u0142y", 1, 14],
["asz", 1],
["esz", 1],
["isz", 1],
["\u0105", 1, 0, 1],
["\u0105c\u0105", 1, 1],
["aj\u0105c\u0105", 1, 1],
["sz\u0105c\u0105", 2, 2],
["i\u0105", 1, 4, 1],
["aj\u0105", 1, 5],
["sz\u0105", 3, 6],
["iejsz\u0105", 1, 1],
["a\u0107", 1],
["ie\u0107", 1],
["i\u0107", 1],
["\u0105\u0107", 1],
["a\u015B\u0107", 1],
["e\u015B\u0107", 1],
["\u0119", 1],
["sz\u0119", 2, 1],
["a\u0142", 1],
["ia\u0142", 1, 1],
["i\u0142", 1],
["\u0142a\u015B", 4],
["a\u0142a\u015B", 1, 1],
["ia\u0142a\u015B", 1, 1],
["i\u0142a\u015B", 1, 3],
["\u0142e\u015B", 4],
["a\u0142e\u015B", 1, 1],
["ia\u0142e\u015B", 1, 1],
["i\u0142e\u015B", 1, 3]
];
const a_3 = [
["\u0107", 1],
["\u0144", 2],
["\u015B", 3],
["\u017A", 4]
];
const  as_3 = ["c", "n", "s", "z"];
const  g_v = [17, 65, 16, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 16, 0, 0, 1];

class Stemmer extends BaseStemmer {
#I_p1 = 0;
#r_R1() {
return this.#I_p1 <= this.c;
}
#stem() {
let  a;
const  v_1 = this.c;
lab0: {
this.#I_p1 = this.limit;
if (!this.go_out_grouping(g_v, 97, 281)) break lab0;
this.c++;
if (!this.go_in_grouping(g_v, 97, 281)) break lab0;
this.c++;
this.#I_p1 = this.c;
}
this.c = v_1;
lab1: {
const  v_2 = this.c;
lab2: {
if (this.c + 2 > this.limit) break lab2;
this.c += 2;
this.limit_backward = this.c; this.c = this.limit;
const  v_3 = this.limit - this.c;
lab3: {
if (this.c < this.#I_p1) break lab3;
const  v_4 = this.limit_backward;
this.limit_backward = this.#I_p1;
this.ket = this.c;
if (this.find_among_b(a_0) === 0) {
this.limit_backward = v_4;
break lab3;
}
this.bra = this.c;
this.limit_backward = v_4;
this.slice_del();
}
this.c = this.limit - v_3;
this.ket = this.c;
a = this.find_among_b(a_2, this.#r_R1);
if (a === 0) break lab2;
this.bra = this.c;
switch (a) {
case 1: {
this.slice_del();
break;
}
case 2: {
this.slice_from("s");
break;
}
case 3: {
lab4: {
const  v_5 = this.limit - this.c;
lab5: {
if ((this.#I_p1 > this.c)) break lab5;
this.slice_del();
break lab4;
}
this.c = this.limit - v_5;
this.slice_from("s");
}
break;
}
case 4: {
this.slice_from("\u0142");
break;
}
case 5: {
this.slice_del();
const  v_6 = this.limit - this.c;
lab6: {
this.ket = this.c;
a = this.find_among_b(a_1);
if (a === 0) {
this.c = this.limit - v_6;
break lab6;
}
this.bra = this.c;
this.slice_from(as_1[a - 1]);
}
break;
}
}
const  v_7 = this.limit - this.c;
lab7: {
this.ket = this.c;
if (!(this.eq_s_b("'"))) {
this.c = this.limit - v_7;
break lab7;
}
this.bra = this.c;
this.slice_del();
}
this.c = this.limit_backward;
break lab1;
}
this.c = v_2;
this.limit_backward = this.c; this.c = this.limit;
this.ket = this.c;
a = this.find_among_b(a_3);
if (a === 0) return false;
this.bra = this.c;
if ((this.c <= this.limit_backward)) return false;
this.slice_from(as_3[a - 1]);
this.c = this.limit_backward;
}
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
stop: "i w z na do nie się o że to jest od po za przez jak dla oraz a ale",
months: "stycznia|styczeń|sty,lutego|luty|lut,marca|marzec|mar,kwietnia|kwiecień|kwi,maja|maj,czerwca|czerwiec|cze,lipca|lipiec|lip,sierpnia|sierpień|sie,września|wrzesień|wrz,października|październik|paź,listopada|listopad|lis,grudnia|grudzień|gru",
dates: "{d} {M} {y}|{d} {M}|{M} {y}",
};
})());
