import TestSupport
import Testing

@testable import FEEL

/// Random operations as Python's `decimal` module, an independent implementation of decimal128,
/// computes them.
struct ReferenceTests {
  static let python: String? = {
    let found = try? Command.run("/usr/bin/env", ["python3", "-c", "import decimal; print(34)"])
    return found?.output == "34\n" ? "python3" : nil
  }()

  @Test(
    .enabled(
      if: python != nil, "no comparison with Python's decimal: python3 is not on this machine"))
  func `random operations give what Python's decimal gives`() throws {
    let seed = 20_261_123
    let run = try Command.run(
      "/usr/bin/env", ["python3", "-c", Self.script, String(seed), "100000"])
    try #require(run.status == 0, "\(run.errors)")
    var (count, wrong) = (0, [String]())
    for line in run.output.split(separator: "\n") {
      count += 1
      let parts = line.split(separator: " ").map(String.init)
      let answer = Self.answer(parts)
      if answer != parts.last, wrong.count < 20 {
        wrong.append("\(line), not \(answer ?? "unreadable")")
      }
    }
    #expect(count == 100_000)
    #expect(wrong == [], "seed \(seed)")
  }

  /// The answer to `operation left right wanted` in the form of the last part.
  static func answer(_ parts: [String]) -> String? {
    guard parts.count == 4 else { return nil }
    if parts[0] == "parse" { return written(Decimal(parts[1])) }
    guard let left = read(parts[1]) else { return nil }
    if parts[0].hasPrefix("round-"), let places = Int(parts[2]) {
      let mode = Rounding(rawValue: String(parts[0].dropFirst(6)))
      return mode.map { written(left.rounded(places: places, $0)) }
    }
    guard let right = read(parts[2]) else { return nil }
    return switch parts[0] {
    case "add": written(left.adding(right))
    case "subtract": written(left.subtracting(right))
    case "multiply": written(left.multiplied(by: right))
    case "divide": written(left.divided(by: right))
    case "modulo": written(left.modulo(right))
    case "root": written(left.squareRoot)
    case "exp": written(left.exponential)
    case "ln": written(left.naturalLogarithm)
    case "power": written(left.power(right))
    case "compare": left < right ? "-1" : (left == right ? "0" : "1")
    case _: nil
    }
  }

  /// The decimal of `digits:exponent`.
  static func read(_ text: String) -> Decimal? {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let digits = Int128(parts[0]), let exponent = Int(parts[1]) else {
      return nil
    }
    return Decimal(coefficient: digits, exponent: exponent)
  }

  /// The number as `digits:exponent` without zeros at the end; `-` for none.
  static func written(_ decimal: Decimal?) -> String {
    guard let decimal else { return "-" }
    let plain = decimal.reduced
    return "\(plain.coefficient):\(plain.exponent)"
  }

  static let script = #"""
    import random, sys
    from decimal import *
    from fractions import Fraction
    random.seed(int(sys.argv[1]))
    ctx = Context(prec=34, Emax=6144, Emin=-6143, clamp=1, rounding=ROUND_HALF_EVEN, traps=[])
    wide = Context(prec=20000, Emax=MAX_EMAX, Emin=MIN_EMIN, rounding=ROUND_HALF_EVEN, traps=[])
    many = Context(prec=120, Emax=MAX_EMAX, Emin=MIN_EMIN, rounding=ROUND_HALF_EVEN, traps=[])
    modes = {'halfEven': ROUND_HALF_EVEN, 'halfUp': ROUND_HALF_UP, 'halfDown': ROUND_HALF_DOWN,
             'up': ROUND_UP, 'down': ROUND_DOWN, 'floor': ROUND_FLOOR, 'ceiling': ROUND_CEILING}

    def digits():
        n = random.choice([1, 2, 3, 5, 9, 17, 18, 19, 20, 33, 34])
        kind = random.random()
        if kind < 0.15: c = 10 ** n - random.randint(0, 3)
        elif kind < 0.3: c = random.randint(1, 9) * 10 ** (n - 1) + random.choice([0, 1, 5])
        else: c = random.randrange(10 ** n)
        c = min(c, 10 ** 34 - 1)
        return -c if random.random() < 0.4 else c

    def exponent():
        kind = random.random()
        if kind < 0.6: return random.randint(-12, 6)
        if kind < 0.85: return random.randint(-80, 80)
        return random.choice([random.randint(-6176, -6100), random.randint(6040, 6111),
                              random.randint(-6176, 6111)])

    def value():
        c, e = digits(), exponent()
        return c, e, Decimal((1 if c < 0 else 0, tuple(map(int, str(abs(c)))), e))

    def show(d):
        if not d.is_finite(): return '-'
        if d == 0: return '0:0'
        sign, ds, e = d.as_tuple()
        c = int(''.join(map(str, ds)))
        while c % 10 == 0 and e < 6111: c //= 10; e += 1
        return f"{'-' if sign else ''}{c}:{e}"

    def modulo(a, b):
        if b == 0: return Decimal('NaN')
        e = min(a.as_tuple().exponent, b.as_tuple().exponent)
        x, y = int(a.scaleb(-e, wide)), int(b.scaleb(-e, wide))
        return ctx.plus(Decimal(x % y).scaleb(e, wide))

    def power(a, b):
        whole = b == b.to_integral_value()
        if a == 0: return Decimal(1) if b == 0 else Decimal('NaN') if b < 0 else Decimal(0)
        if a < 0 and not whole: return Decimal('NaN')
        r = many.exp(many.multiply(b, many.ln(many.abs(a))))
        if a < 0 and int(b) % 2 == 1: r = many.minus(r)
        return ctx.plus(r)

    def text():
        n = random.randint(1, 60)
        s = ''.join(random.choice('0000123455559') for _ in range(n))
        k = random.randint(0, n)
        s = random.choice(['', '-', '+']) + s[:k] + random.choice(['.', '.'] if 0 < k < n else ['.']) + s[k:]
        if random.random() < 0.3: s += random.choice('eE') + random.choice(['', '-', '+']) + str(random.choice([random.randint(0, 50), random.randint(6080, 6200)]))
        return s

    # The three last take a thousand times as long as the others.
    ops = ['add', 'subtract', 'multiply', 'divide', 'modulo', 'compare', 'round', 'parse'] * 40
    ops += ['root'] * 10 + ['exp', 'ln', 'power']
    out = []
    for _ in range(int(sys.argv[2])):
        op = random.choice(ops)
        (c1, e1, a), (c2, e2, b) = value(), value()
        if op in ('add', 'subtract') and random.random() < 0.5:
            e2 = max(-6176, min(6111, e1 + random.randint(-75, 75)))
            b = Decimal((1 if c2 < 0 else 0, tuple(map(int, str(abs(c2)))), e2))
        left, right = f'{c1}:{e1}', f'{c2}:{e2}'
        if op == 'add': r = show(ctx.add(a, b))
        elif op == 'subtract': r = show(ctx.subtract(a, b))
        elif op == 'multiply': r = show(ctx.multiply(a, b))
        elif op == 'divide': r = show(ctx.divide(a, b)) if b != 0 else '-'
        elif op == 'modulo': r = show(modulo(a, b))
        elif op == 'compare': r = str(int(wide.compare(a, b)))
        elif op == 'root': r = show(ctx.sqrt(a)) if a >= 0 else '-'
        elif op == 'exp': r = show(ctx.exp(a))
        elif op == 'ln': r = show(ctx.ln(a)) if a > 0 else '-'
        elif op == 'power':
            e2 = random.choice([0, 0, -1, -5, -20]); c2 = c2 % 10 ** random.choice([1, 2, 4, 12]) * (-1 if random.random() < 0.3 else 1)
            if random.random() < 0.3: c1, e1 = 10 ** 20 + c1 % 10 ** 12, -20
            right = f'{c2}:{e2}'; left = f'{c1}:{e1}'; b = Decimal(c2).scaleb(e2, wide); a = Decimal(c1).scaleb(e1, wide)
            r = show(power(a, b))
        elif op == 'parse': left, right, = text(), '0'; r = show(ctx.create_decimal(left))
        else:
            mode = random.choice(list(modes))
            e = e1 + random.randint(-3, 40) if random.random() < 0.8 else random.randint(-6111, 6176)
            places = max(-6111, min(6176, -e))
            op, right = f'round-{mode}', str(places)
            r = show(a if -places <= e1 else a.quantize(Decimal((0, (1,), -places)), modes[mode], wide))
        out.append(f'{op} {left} {right} {r}')
    print('\n'.join(out))
    """#
}
