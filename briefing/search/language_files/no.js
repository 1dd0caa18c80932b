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
finder.take("languages/no", (() => {
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
}
const a_0 = [
["", 1],
["ind", -1, 1],
["kk", -1, 2],
["nk", -1, 3],
["amm", -1, 4],
["omm", -1, 5],
["kap", -1, 6],
["skap", 1, 1],
["pp", -1, 8],
["lt", -1, 9],
["ast", -1, 10],
["\u00F8st", -1, 11],
["v", -1, 12],
["hav", 1, 1],
["giv", 1, 2]
];
const a_1 = [
["a", 1],
["e", 1],
["ede", 1, 1],
["ande", 1, 2],
["ende", 1, 3],
["ane", 1, 4],
["ene", 1, 5],
["hetene", 1, 1],
["erte", 4, 7],
["en", 1],
["heten", 1, 1],
["ar", 1],
["er", 1],
["heter", 1, 1],
["s", 3],
["as", 1, 1],
["es", 1, 2],
["edes", 1, 1],
["endes", 1, 2],
["enes", 1, 3],
["hetenes", 1, 1],
["ens", 1, 7],
["hetens", 1, 1],
["ers", 2, 9],
["ets", 1, 10],
["et", 1],
["het", 1, 1],
["ert", 4],
["ast", 1]
];
const a_2 = [
["dt", -1],
["vt", -1]
];
const a_3 = [
["leg", 1],
["eleg", 1, 1],
["ig", 1],
["eig", 1, 1],
["lig", 1, 2],
["elig", 1, 1],
["els", 1],
["lov", 1],
["elov", 1, 1],
["slov", 1, 2],
["hetslov", 1, 1]
];
const  g_v = [17, 65, 16, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48, 2, 142];
const  g_s_ending = [119, 125, 148, 1];

class Stemmer extends BaseStemmer {
#stem() {
let  a;
let  I_p1;
I_p1 = this.limit;
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
I_p1 = this.c;
}
this.c = v_1;
const  v_3 = this.c;
if (this.c + 3 > this.limit) return false;
this.c += 3;
lab5: {
if ((I_p1 >= this.c)) break lab5;
I_p1 = this.c;
}
this.c = v_3;
this.limit_backward = this.c; this.c = this.limit;
const  v_4 = this.limit - this.c;
lab6: {
if (this.c < I_p1) break lab6;
const  v_5 = this.limit_backward;
this.limit_backward = I_p1;
this.ket = this.c;
a = this.find_among_b(a_1);
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
a = this.find_among_b(a_0);
switch (a) {
case 1: {
this.slice_del();
break;
}
}
break;
}
case 3: {
lab7: {
const  v_6 = this.limit - this.c;
lab8: {
if (!(this.in_grouping_b(g_s_ending, 98, 122))) break lab8;
break lab7;
}
this.c = this.limit - v_6;
lab9: {
if (!(this.eq_s_b("r"))) break lab9;
lab10: {
if (!(this.eq_s_b("e"))) break lab10;
break lab9;
}
break lab7;
}
this.c = this.limit - v_6;
if (!(this.eq_s_b("k"))) break lab6;
if (!(this.out_grouping_b(g_v, 97, 248))) break lab6;
}
this.slice_del();
break;
}
case 4: {
this.slice_from("er");
break;
}
}
}
this.c = this.limit - v_4;
const  v_7 = this.limit - this.c;
lab11: {
const  v_8 = this.limit - this.c;
if (this.c < I_p1) break lab11;
const  v_9 = this.limit_backward;
this.limit_backward = I_p1;
this.ket = this.c;
if (this.find_among_b(a_2) === 0) {
this.limit_backward = v_9;
break lab11;
}
this.bra = this.c;
this.limit_backward = v_9;
this.c = this.limit - v_8;
if (this.c <= this.limit_backward) break lab11;
this.c--;
this.bra = this.c;
this.slice_del();
}
this.c = this.limit - v_7;
const  v_10 = this.limit - this.c;
lab12: {
if (this.c < I_p1) break lab12;
const  v_11 = this.limit_backward;
this.limit_backward = I_p1;
this.ket = this.c;
if (this.find_among_b(a_3) === 0) {
this.limit_backward = v_11;
break lab12;
}
this.bra = this.c;
this.limit_backward = v_11;
this.slice_del();
}
this.c = this.limit - v_10;
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
stop: "og i jeg det at en et den til er som på de med han av ikke ikkje der så var meg seg men ett har om vi min mitt ha hadde hun nå over da ved fra du ut sin dem oss opp man kan hans hvor eller hva skal selv sjøl her alle vil bli ble blei blitt kunne inn når være kom noen noe ville dere deres kun ja etter ned skulle denne for deg si sine sitt mot å meget hvorfor dette disse uten hvordan ingen din ditt blir samme hvilken hvilke sånn inni mellom vår hver hvem vors hvis både bare enn fordi før mange også slik vært båe begge siden dykk dykkar dei deira deires deim di då eg ein eit eitt elles honom hjå ho hoe henne hennar hennes hoss hossen ingi inkje korleis korso kva kvar kvarhelst kven kvi kvifor me medan mi mine mykje no nokon noka nokor noko nokre sia sidan so somt somme um upp vere vore verte vort varte vart",
months: "januar|jan,februar|feb,mars,april|apr,mai,juni,juli,august|aug,september|sep,oktober|okt,november|nov,desember|des",
dates: "{d}. {M} {y}|{d}. {M}|{M} {y}",
compounds: true,
};
})());
