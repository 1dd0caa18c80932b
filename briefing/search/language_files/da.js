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
finder.take("languages/da", (() => {
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
eq_s(s) {
if (this.limit - this.c < s.length) return false;
if (!this.current.startsWith(s, this.c)) return false;
this.c += s.length;
return true;
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
slice_to() {
this.#slice_check();
return this.current.slice(this.bra, this.ket);
}
}
const a_0 = [
["hed", 1],
["ethed", 1, 1],
["ered", 1],
["e", 1],
["erede", 1, 1],
["ende", 1, 2],
["erende", 1, 1],
["ene", 1, 4],
["erne", 1, 5],
["ere", 1, 6],
["en", 1],
["heden", 1, 1],
["eren", 1, 2],
["er", 1],
["heder", 1, 1],
["erer", 1, 2],
["s", 2],
["heds", 1, 1],
["es", 1, 2],
["endes", 1, 1],
["erendes", 1, 1],
["enes", 1, 3],
["ernes", 1, 4],
["eres", 1, 5],
["ens", 1, 8],
["hedens", 1, 1],
["erens", 1, 2],
["ers", 1, 11],
["ets", 1, 12],
["erets", 1, 1],
["et", 1],
["eret", 1, 1]
];
const a_1 = [
["gd", -1],
["dt", -1],
["gt", -1],
["kt", -1]
];
const a_2 = [
["ig", 1],
["lig", 1, 1],
["elig", 1, 1],
["els", 1],
["l\u00F8st", 2]
];
const  g_undouble_c = [53, 94, 7];
const  g_v = [17, 65, 16, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48, 0, 128];
const  g_s_ending = [1, 0, 0, 0, 0, 0, 0, 188, 251, 171, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64];

class Stemmer extends BaseStemmer {
#I_p1 = 0;
#r_consonant_pair() {
const  v_1 = this.limit - this.c;
if (this.c < this.#I_p1) return false;
const  v_2 = this.limit_backward;
this.limit_backward = this.#I_p1;
this.ket = this.c;
if (this.find_among_b(a_1) === 0) {
this.limit_backward = v_2;
return false;
}
this.bra = this.c;
this.limit_backward = v_2;
this.c = this.limit - v_1;
if (this.c <= this.limit_backward) return false;
this.c--;
this.bra = this.c;
this.slice_del();
return true;
}
#stem() {
let  a;
let  S_ch;
this.#I_p1 = this.limit;
const  v_1 = this.c;
lab0: {
lab1: {
const  v_2 = this.c;
lab2: {
golab3: while (true)
{
lab4: {
if (!(this.eq_s("'"))) break lab4;
break golab3;
}
if (this.c >= this.limit) break lab2;
this.c++;
}
break lab1;
}
this.c = v_2;
if (!this.go_out_grouping(g_v, 97, 248)) break lab0;
this.c++;
if (!this.go_in_grouping(g_v, 97, 248)) break lab0;
this.c++;
}
this.#I_p1 = this.c;
}
this.c = v_1;
const  v_3 = this.c;
if (this.c + 3 > this.limit) return false;
this.c += 3;
lab5: {
if ((this.#I_p1 >= this.c)) break lab5;
this.#I_p1 = this.c;
}
this.c = v_3;
this.limit_backward = this.c; this.c = this.limit;
const  v_4 = this.limit - this.c;
lab6: {
if (this.c < this.#I_p1) break lab6;
const  v_5 = this.limit_backward;
this.limit_backward = this.#I_p1;
this.ket = this.c;
a = this.find_among_b(a_0);
if (a === 0) {
this.limit_backward = v_5;
break lab6;
}
this.bra = this.c;
this.limit_backward = v_5;
switch (a) {
case 1: {
this.slice_del();
break;
}
case 2: {
if (!(this.in_grouping_b(g_s_ending, 39, 229))) break lab6;
this.slice_del();
break;
}
}
}
this.c = this.limit - v_4;
const  v_6 = this.limit - this.c;
this.#r_consonant_pair();
this.c = this.limit - v_6;
const  v_7 = this.limit - this.c;
lab7: {
const  v_8 = this.limit - this.c;
lab8: {
this.ket = this.c;
if (!(this.eq_s_b("st"))) break lab8;
this.bra = this.c;
if (!(this.eq_s_b("ig"))) break lab8;
this.slice_del();
}
this.c = this.limit - v_8;
if (this.c < this.#I_p1) break lab7;
const  v_9 = this.limit_backward;
this.limit_backward = this.#I_p1;
this.ket = this.c;
a = this.find_among_b(a_2);
if (a === 0) {
this.limit_backward = v_9;
break lab7;
}
this.bra = this.c;
this.limit_backward = v_9;
switch (a) {
case 1: {
this.slice_del();
const  v_10 = this.limit - this.c;
this.#r_consonant_pair();
this.c = this.limit - v_10;
break;
}
case 2: {
this.slice_from("l\u00F8s");
break;
}
}
}
this.c = this.limit - v_7;
const  v_11 = this.limit - this.c;
lab9: {
if (this.c < this.#I_p1) break lab9;
const  v_12 = this.limit_backward;
this.limit_backward = this.#I_p1;
this.ket = this.c;
if (!(this.in_grouping_b(g_undouble_c, 98, 116))) {
this.limit_backward = v_12;
break lab9;
}
this.bra = this.c;
S_ch = this.slice_to();
this.limit_backward = v_12;
if (!(this.eq_s_b(S_ch))) break lab9;
this.slice_del();
}
this.c = this.limit - v_11;
this.ket = this.c;
if (!(this.eq_s_b("'"))) return false;
this.bra = this.c;
this.slice_del();
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
stop: "og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham hun nu over da fra du ud sin dem os op man hans hvor eller hvad skal selv her alle vil blev kunne ind når være dog noget ville jo deres efter ned skulle denne end dette mit også under have dig anden hende mine alt meget sit sine vor mod disse hvis din nogle hos blive mange ad bliver hendes været thi jer sådan",
months: "januar|jan,februar|feb,marts|mar,april|apr,maj,juni|jun,juli|jul,august|aug,september|sep,oktober|okt,november|nov,december|dec",
dates: "{d}. {M} {y}|{d}. {M}|{M} {y}",
compounds: true,
};
})());
